import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { WhatIfGateNotice } from "#app/components/reports/what-if-gate.tsx";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { TranslationContext } from "#app/i18n/translation-context.ts";
import type { WhatIfGate } from "#scoring/shortlist/what-if.ts";

const [first, second] = ["F1", "F2"].map((field) => ({ fields: [field], experts: [] }));
const GATE: WhatIfGate = {
  verdict: "refused",
  reasons: [{ code: "not_connected", parts: [], help: [{ a: first!, b: second!, readings: 3 }] }],
};

async function noticeOf(gate: WhatIfGate, language: "en" | "zh-CN"): Promise<string> {
  const value = await createI18n(language);
  const fields = [{ code: "F2", name: { zh: "新材料", en: "New materials" } }];
  const notice = createElement(WhatIfGateNotice, { gate, fields });
  return renderToStaticMarkup(createElement(TranslationContext.Provider, { value }, notice));
}

it("a refused or labelled adjusted score is told with what would help, an offered one is not told of", async () => {
  expect(await noticeOf(GATE, "en")).toContain(
    "3 more readings across F1 and New materials would make them comparable.",
  );
  expect(await noticeOf(GATE, "zh-CN")).toContain("在 F1 与新材料之间再增加 3 份交叉评审即可比较。");
  expect(await noticeOf({ verdict: "labelled", reasons: [{ code: "bridges", experts: ["E-07"] }] }, "en")).toContain(
    "to be read with care here: The comparison across panels hangs on E-07 alone",
  );
  expect(await noticeOf({ verdict: "offered", reasons: [] }, "en")).toBe("");
});
