/** A JSON document as a download; the caller gives its text, so that what is digested is what is sent. */
export function jsonFileReply(name: string, text: string): Response {
  return new Response(text, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}.json"`,
    },
  });
}
