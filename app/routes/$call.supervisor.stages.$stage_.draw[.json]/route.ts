import { drawFile } from "#app/http/draw-page.server.ts";
import { fileFor } from "#app/http/page.server.ts";

/** What anybody needs to draw the experts of the stage again. */
export const loader = fileFor(["supervisor"], async (args) => drawFile(args));
