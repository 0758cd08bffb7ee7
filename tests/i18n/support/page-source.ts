/** What the source of a page puts between its texts, read from its syntax. */
import ts from "typescript";

/**
 * Keys whose text a space of the source follows: `{t("a.b")}{" "}`, `{t("a.b")} <b>`, `${t("a.b")} `. A key made of parts,
 * as in `a.${state}`, stands for all keys of this form; of a condition both branches count.
 */
export function keysBeforeSpace(source: string): RegExp[] {
  const found: RegExp[] = [];
  visit(parse(source), (node) => {
    if (ts.isTemplateSpan(node) && node.literal.text.startsWith(" ")) found.push(...lastKeys(node.expression));
    if (!ts.isJsxElement(node) && !ts.isJsxFragment(node)) return;
    const children = node.children.filter((child) => !isLayout(child));
    children.forEach((child, index) => {
      const next = children[index + 1];
      if (next !== undefined && beginsWithSpace(next)) found.push(...lastKeys(child));
    });
  });
  return found;
}

/** Punctuation that a page with texts sets itself, the same in every language, between two of its texts. */
export function ownPunctuation(source: string): string[] {
  const found: string[] = [];
  visit(parse(source), (node) => {
    if (ts.isJsxText(node) && /[,;:()]/.test(node.text)) found.push(node.text.trim());
    if ((ts.isTemplateHead(node) || ts.isTemplateMiddle(node)) && /^[,;:] $/.test(node.text)) found.push(node.text);
    if (ts.isCallExpression(node) && /\.join\("[,;:] "\)$/.test(node.getText())) found.push(node.getText());
  });
  return found;
}

function parse(source: string): ts.SourceFile {
  return ts.createSourceFile("page.tsx", source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

/** Line ends and indentation between two children, which are not drawn, or a comment. */
function isLayout(child: ts.JsxChild): boolean {
  if (ts.isJsxText(child)) return child.containsOnlyTriviaWhiteSpaces;
  return ts.isJsxExpression(child) && child.expression === undefined;
}

function beginsWithSpace(child: ts.JsxChild): boolean {
  if (ts.isJsxText(child)) return /^ +\S|^ +$/.test(child.text);
  return ts.isJsxExpression(child) && child.expression !== undefined && /^[`"'] /.test(child.expression.getText());
}

/** The keys of the texts with which an expression or an element may end. */
function lastKeys(node: ts.Node): RegExp[] {
  if (ts.isJsxElement(node) || ts.isJsxFragment(node)) {
    const last = node.children.filter((child) => !isLayout(child)).at(-1);
    return last === undefined ? [] : lastKeys(last);
  }
  if (ts.isJsxExpression(node)) return node.expression === undefined ? [] : lastKeys(node.expression);
  if (ts.isParenthesizedExpression(node)) return lastKeys(node.expression);
  if (ts.isConditionalExpression(node)) return [...lastKeys(node.whenTrue), ...lastKeys(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return lastKeys(node.right);
  const [key] = ts.isCallExpression(node) && node.expression.getText() === "t" ? node.arguments : [];
  return key === undefined ? [] : keyForms(key);
}

/** The keys an argument may be; a plural key has its ending in the texts alone. */
function keyForms(key: ts.Expression): RegExp[] {
  if (ts.isConditionalExpression(key)) return [...keyForms(key.whenTrue), ...keyForms(key.whenFalse)];
  if (ts.isStringLiteral(key)) return [keyForm([key.text])];
  if (!ts.isTemplateExpression(key)) return [];
  return [keyForm([key.head.text, ...key.templateSpans.map(({ literal }) => literal.text)])];
}

function keyForm(parts: readonly string[]): RegExp {
  return new RegExp(`^${parts.map((part) => part.replaceAll(".", "\\.")).join("[^.]+")}(_other)?$`);
}
