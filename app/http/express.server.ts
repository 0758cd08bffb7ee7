/** The web server: compression, security headers, static files, then Remix. */
import { randomBytes } from "node:crypto";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import helmet from "helmet";
import { loadTexts } from "#app/i18n/resources.ts";
import { languageOf } from "./cookies.server.ts";
import { comesFromOwnSite } from "./cross-site.server.ts";
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
  app.use(refuseOtherSites(runtime.origin));
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

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Answers an unsafe request of another site with 403, whatever it asks for. Every action refuses it as well; but for
 * pages the framework is earlier, and its answer would look like an error of the server.
 */
function refuseOtherSites(url: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const headers = new Headers();
    for (const name of ["Sec-Fetch-Site", "Origin", "Host", "Cookie", "Accept-Language"]) {
      const value = request.get(name);
      if (value !== undefined) headers.set(name, value);
    }
    if (SAFE_METHODS.has(request.method) || comesFromOwnSite({ headers, url })) {
      next();
      return;
    }
    response.status(403).set("Cache-Control", "no-store").type("text/plain");
    loadTexts(languageOf({ headers })).then(({ refusals }) => response.send(refusals.crossSite), next);
  };
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
