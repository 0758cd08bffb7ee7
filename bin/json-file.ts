/** JSON files of which every problem is named with line and column. */
import {
  findNodeAtLocation,
  getNodePath,
  type Node,
  parseTree,
  type ParseError,
  printParseErrorCode,
} from "jsonc-parser";
import { BadInput } from "./bad-input.ts";
import { readBytes } from "./csv.ts";

export interface JsonFile {
  readonly file: string;
  readonly document: unknown;
  /** `file:line:column: path: what`, where the path leads as far as the document goes. */
  complaint(path: readonly (string | number)[], what: string): string;
  /** `file:line:column: path` of what a sentence speaks of. */
  place(path: readonly (string | number)[]): string;
}

/** UTF-8, a byte-order mark and gzip accepted. @throws BadInput for a file that cannot be read or is not JSON */
export function readJson(file: string): JsonFile {
  const text = readBytes(file)
    .toString("utf8")
    .replace(/^\uFEFF/, "");
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error !== undefined)
    throw new BadInput(`${file}:${placeOf(text, error.offset)}: not JSON (${printParseErrorCode(error.error)})`);
  const place = (path: readonly (string | number)[]): string => {
    const node = nearest(root, path);
    const at = node === undefined ? [] : getNodePath(node);
    const name = (path.length > 0 ? path : at).join(".");
    return `${file}:${placeOf(text, node?.offset ?? 0)}: ${name === "" ? "document" : name}`;
  };
  return {
    file,
    document: JSON.parse(text) as unknown,
    complaint: (path, what) => `${place(path)}: ${what}`,
    place,
  };
}

/** The node of a path, or of the longest start of it that is there: a missing key is missing in its object. */
function nearest(root: Node | undefined, path: readonly (string | number)[]): Node | undefined {
  for (let length = path.length; root !== undefined && length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node !== undefined) return node;
  }
  return root;
}

function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split("\n");
  return `${before.length}:${before.at(-1)!.length + 1}`;
}
