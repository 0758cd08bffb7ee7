/** The web server: compression, security headers, static files, then Remix. */
import { randomBytes } from "node:crypto";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type Request, type Response } from "express";
import helmet from "helmet";
import type { ServerRuntime } from "./server-runtime.ts";

export interface ServerParts {
  readonly runtime: ServerRuntime;
  readonly build: ServerBuild;
  /** Folder with the built client. */
  readonly clientDirectory: string;
}

/** The Express application of one installation; the caller listens. */
export function createServer({ runtime, build, clientDirectory }: ServerParts): Express {
  const app = express();
  const isSecure = runtime.origin.startsWith("https://");
  app.disable("x-powered-by");
  if (isSecure) app.set("trust proxy", "loopback");
  app.use(compression());
  app.use((_request, response, next) => {
    response.locals["nonce"] = randomBytes(16).toString("base64");
    response.locals["requestId"] = randomBytes(6).toString("hex");
    next();
  });
  app.use(securityHeaders(isSecure));
  app.use(
    "/assets",
    express.static(`${clientDirectory}/assets`, { immutable: true, maxAge: "1y", fallthrough: false }),
  );
  app.use(express.static(clientDirectory, { maxAge: "1h", index: false }));
  app.get("/health", (_request, response) => {
    response.set("Cache-Control", "no-store").type("text/plain").send("ok");
  });
  app.all(
    "*",
    createRequestHandler({
      build,
      getLoadContext: (request: Request, response: Response) => {
        // A route that may be kept, such as a public page, says so itself.
        response.set("Cache-Control", "no-store");
        return {
          runtime,
          nonce: String(response.locals["nonce"]),
          requestId: String(response.locals["requestId"]),
          clientAddress: request.ip ?? "unknown",
        };
      },
    }),
  );
  return app;
}

function securityHeaders(isSecure: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        imgSrc: ["'self'", "data:"],
        scriptSrc: ["'self'", (_request, response) => `'nonce-${String((response as Response).locals["nonce"])}'`],
        styleSrc: ["'self'"],
        // Charts and the data table set widths as style attributes.
        styleSrcAttr: ["'unsafe-inline'"],
        connectSrc: ["'self'"],
        ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: "same-origin" },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
  });
}
