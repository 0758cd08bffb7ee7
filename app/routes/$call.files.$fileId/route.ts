/**
 * The bytes of a submission's file, for whoever may have them. Pictures and PDFs are shown, a PDF at the page that the
 * address names; all else is downloaded.
 */
import { fileFor } from "#app/http/page.server.ts";
import { readFile } from "#app/workflow/files.server.ts";

const SHOWN = new Set(["image/png", "image/jpeg", "image/webp", "application/pdf"]);

export const loader = fileFor(
  ["expert", "secretariat", "chair", "supervisor", "recommender"],
  async ({ params, ctx }) => {
    const { name, mediaType, content } = await readFile(ctx, params["fileId"] ?? "");
    const disposition = SHOWN.has(mediaType) ? "inline" : "attachment";
    return new Response(new Uint8Array(content), {
      headers: {
        "Content-Type": mediaType,
        "Content-Disposition": `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`,
        // Whatever the bytes are, they run nothing.
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
      },
    });
  },
);
