/** The award from its first step to the published list, by hand where a person would act, on the built application. */
import { expect, type Page, test } from "@playwright/test";
import {
  CALL,
  checkNarrow,
  checkOtherLanguage,
  checkPage,
  expectOneLine,
  moveClock,
  playStep,
  playUntilNext,
  signInAs,
  signInAsExpert,
  visit,
} from "./support/visitor.ts";
import { expectAccessible } from "./support/page-checks.ts";

test.describe.configure({ mode: "serial" });

let page: Page;
test.beforeAll(async ({ browser }) => {
  // One person at one browser: the pages share their cookies, as they would.
  const context = await browser.newContext();
  page = await context.newPage();
});
test.afterAll(async () => {
  await page.context().close();
});

const COMMENT =
  "编码方法有原创性，指标有第三方报告支撑；接入周期的数据只来自三家用户，建议答辩时追问样本范围与长期运行数据。";

test("anybody reads the start page and the rules of the call in both languages", async () => {
  await page.goto("/");
  await checkPage(page);
  await checkNarrow(page);
  await checkOtherLanguage(page);
  await visit(page, "");
  await checkOtherLanguage(page);
  await checkNarrow(page);
});

test("before anything is published, notice and list are not found", async () => {
  for (const path of ["/notice", "/list"]) expect((await page.goto(CALL + path))?.status()).toBe(404);
  await checkPage(page);
});

test("the secretariat sees the state of the call and finds submissions in the table", async () => {
  await signInAs(page, "形式审查、分配");
  await checkPage(page);
  await checkOtherLanguage(page);
  await expectOneLine(page.locator(".bar"));
  await page.locator(".bar summary").press("Enter");
  await page.getByRole("link", { name: "留痕" }).press("Enter");
  await page.waitForURL("**/office/record");
  await checkPage(page);
  await visit(page, "/office/submissions");
  await expect(page.locator("tbody tr")).toHaveCount(50);
  await page.locator("select[name=field]").selectOption("F4");
  await page.locator("form.tools button[type=submit]").click();
  await expect(page.locator("tbody tr")).toHaveCount(22);
  await page.locator("thead a").first().click();
  await expect(page).toHaveURL(/field=F4.*sort=|sort=.*field=F4/);
  await checkPage(page);
  await page.locator("tbody a").first().click();
  await page.waitForURL("**/office/submissions/*");
  await checkPage(page);
  await checkOtherLanguage(page);
});

test("a programme file is shown before it counts: one that is wrong names the path and changes nothing", async () => {
  const answer = await page.request.get(`${CALL}/office/programme.json`);
  const programme = (await answer.json()) as { notice: { workingDays: number }; stages: { panel: { size: number } }[] };
  const send = async (document: unknown) => {
    await visit(page, "/office/programme");
    const buffer = Buffer.from(JSON.stringify(document));
    await page.locator("input[type=file]").setInputFiles({ name: "call.json", mimeType: "application/json", buffer });
    await page.locator("form:has(input[type=file]) button").click();
  };
  const [first, ...others] = programme.stages;
  await send({ ...programme, stages: [{ ...first, panel: { ...first?.panel, size: -1 } }, ...others] });
  await expect(page.getByRole("alert")).toContainText("stages.0.panel.size");
  await expectAccessible(page);
  await send({ ...programme, notice: { ...programme.notice, workingDays: 8 } });
  await expect(page.locator("table", { hasText: "notice.workingDays" })).toBeVisible();
  await checkNarrow(page);
  const after = await page.request.get(`${CALL}/office/programme.json`);
  expect(await after.text()).toBe(await answer.text());
});

test("the secretariat checks the forms, and a second person confirms", async () => {
  await visit(page, "/office/formal-check");
  await checkOtherLanguage(page);
  await page.locator("button[value=runAll]").click();
  await expect(page.getByRole("status")).toBeVisible();
  await page.locator("button[value=proposeClean]").click();
  await expect(page.getByRole("status")).toBeVisible();
  await visit(page, "/office/formal-check?state=open");
  await page.locator("tbody a").first().click();
  await page.waitForURL("**/office/formal-check/*");
  await checkPage(page);
  await checkOtherLanguage(page);
  await signInAs(page, "第二位审查人");
  await visit(page, "/office/formal-check?state=proposed");
  await page.locator("tbody input[type=checkbox]").first().check();
  await page.locator("form:has(tbody) button[type=submit]").first().click();
  await expect(page.getByRole("status")).toBeVisible();
});

test("a person with a conflict does not find the submission anywhere", async () => {
  await signInAs(page, "配偶是");
  await visit(page, "/office/submissions?q=F02-007");
  await expect(page.locator("tbody a")).toHaveCount(0);
  await checkPage(page);
});

test("all forms are decided, corrections answered or lapsed", async () => {
  await playUntilNext(page, /分配专家/);
});

test("the secretariat assigns the experts and opens the initial stage", async () => {
  await signInAs(page, "形式审查、分配");
  await visit(page, "/office/experts");
  await visit(page, "/office/conflicts");
  await visit(page, "/office/stages");
  await visit(page, "/office/stages/initial/assign");
  await page.locator("select[name=mode]").selectOption("capped");
  await page.getByRole("button", { name: "查看试算" }).click();
  await expect(page.getByText("这是许多可能结果之一")).toBeVisible();
  await checkNarrow(page);
  await page.locator("select[name=mode]").selectOption("max-sum");
  await page.getByRole("button", { name: "查看试算" }).click();
  await page.waitForURL("**mode=max-sum**");
  await page.locator("input[name=seed]").fill("walk 2023");
  await page.locator("main form button[type=submit]").last().click();
  await expect(page.getByRole("status")).toBeVisible({ timeout: 60_000 });
  await visit(page, "/office/stages/initial/loads");
  await checkNarrow(page);
  await checkOtherLanguage(page);
  await visit(page, "/office/stages/initial/assignments");
  await expect(page.getByText("最优：已由证书证明 · 已核验")).toBeVisible();
  await page.locator("tbody a", { hasText: "说明" }).first().click();
  await page.waitForURL("**/assignments/*");
  await expect(page.getByRole("button", { name: "执行此调整" })).toBeVisible();
  await checkPage(page);
  await checkNarrow(page);
  await checkOtherLanguage(page);
  await moveClock(page, "2023-01-10T10:00");
  await visit(page, "/office/stages/initial");
  await page.locator("button[value=open]").click();
  await expect(page.locator("button[value=close]")).toBeVisible();
  await checkPage(page);
  await checkOtherLanguage(page);
});

test("an expert declares before any file opens", async () => {
  await signInAsExpert(page, "E-07");
  await checkPage(page);
  await checkNarrow(page);
  await checkOtherLanguage(page);
  await visit(page, "/expert/stages/initial/declarations");
  await page.locator("input[name=isSigned]").check();
  await page.locator("form:has(input[value=pledge]) button").click();
  await expect(page.locator("button[value=declare]")).toBeVisible();
  await checkPage(page);
  await checkNarrow(page);
  await page.locator("input[name=rest]").check();
  await page.locator("button[value=declare]").click();
  await expect(page.locator("button[value=declare]")).toHaveCount(0);
});

test("an expert names what a mark rests on: it is there after coming back, and leads to the section", async () => {
  await visit(page, "/expert");
  await page.locator("main a.btn.primary").first().click();
  await page.waitForURL("**/expert/sheets/*");
  const sheet = page.url();
  const usual = page.viewportSize();
  await page.setViewportSize({ width: 1280, height: 800 });
  const lowest = (await page.locator(".sheet-scroll").boundingBox())!;
  const fourth = (await page.locator("[data-criterion]").nth(3).boundingBox())!;
  expect(fourth.y + fourth.height).toBeLessThanOrEqual(lowest.y + lowest.height);
  const sources = page.locator(".evidence select");
  const picture = await sources.nth(1).locator('option[value^="file:"]').first().getAttribute("value");
  await sources.nth(0).selectOption("innovation");
  await sources.nth(1).selectOption(picture);
  await page.locator("button[value=save]").click();
  await expect(page.locator(".save-words")).toHaveAttribute("data-state", "saved");
  await page.goto(sheet);
  await expect(sources.nth(0)).toHaveValue("innovation");
  await expect(sources.nth(1)).toHaveValue(picture ?? "");
  await expect(sources.nth(2)).toHaveValue("");
  await expectAccessible(page);
  const links = page.locator(".evidence a");
  await expect(links.nth(1)).toHaveAttribute("href", new RegExp(`/files/${picture?.slice("file:".length)}$`));
  await links.nth(0).press("Enter");
  await page.waitForURL("**?section=innovation#reading");
  await expect(page.locator("#reading")).toBeFocused();
  await expect(page.locator("#reading h2")).toHaveText("技术创新");
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(sheet);
  await links.nth(0).click();
  await expect(page.locator("#reading")).toBeInViewport();
  await checkPage(page);
  await page.goBack();
  await expect(sources.nth(0)).toBeInViewport();
  if (usual !== null) await page.setViewportSize(usual);
});

test("an expert takes a mark back to think it over: on the next device its reason is still there", async () => {
  await visit(page, "/expert");
  await page.locator("main a.btn.primary").first().click();
  await page.waitForURL("**/expert/sheets/*");
  const mark = page.locator(".crit .step input").first();
  const reason = page.locator(".crit .reason textarea").first();
  await mark.fill("40");
  await reason.fill("与已有装置相近，创新点需再核对。");
  await mark.fill("");
  await page.locator("button[value=save]").click();
  await expect(page.locator(".save-words")).toHaveAttribute("data-state", "saved");
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(mark).toHaveValue("");
  await expect(reason).toHaveValue("与已有装置相近，创新点需再核对。");
  await checkPage(page);
  await reason.fill("");
  await page.locator("button[value=save]").click();
  await expect(page.locator(".save-words")).toHaveAttribute("data-state", "saved");
  await page.reload();
  await expect(reason).toHaveCount(0);
});

test("an expert scores a submission: draft, problems named, submitted", async () => {
  await visit(page, "/expert");
  await page.locator("main a.btn.primary").first().click();
  await page.waitForURL("**/expert/sheets/*");
  await checkPage(page);
  await checkNarrow(page);
  await checkOtherLanguage(page);
  await page.locator("button[value=submit]").click();
  await expect(page.getByRole("alert")).toBeVisible();
  const divider = page.getByRole("separator");
  const width = await divider.getAttribute("aria-valuenow");
  await divider.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(divider).not.toHaveAttribute("aria-valuenow", width ?? "");
  const marks = page.locator(".crit .step input");
  for (let index = 0; index < (await marks.count()); index += 1) await marks.nth(index).fill(String(78 + index));
  await page.locator("#comment").fill(COMMENT);
  await page.locator("button[value=save]").click();
  await expect(page.locator("button[value=submit]")).toBeEnabled();
  const submitted = page.url();
  await page.locator("button[value=submit]").click();
  await page.waitForURL((url) => url.href !== submitted);
  await visit(page, "/expert");
  await expect(page.locator(".state")).toContainText("已提交 1 /");
});

test("an expert declines one submission and recuses from another", async () => {
  await page.goto(`${CALL}/expert`);
  await page.locator("main a.btn.primary").first().click();
  await page.waitForURL("**/expert/sheets/*");
  await page.locator("details.act summary").first().click();
  await page.locator("textarea[name=reason]").fill("不熟悉这一细分领域的检测方法，难以公正判断。");
  const declined = page.url();
  await page.locator("form:has(input[value=decline]) button[type=submit]").click();
  await page.waitForURL((url) => url.href !== declined);
  await page.goto(`${CALL}/expert`);
  await page.locator("main a.btn.primary").first().click();
  await page.waitForURL("**/expert/sheets/*");
  const closed = page.url();
  await page.locator("details.act summary").nth(1).click();
  await page.locator("select[name=ruleCode]").selectOption("BUSINESS");
  await page.locator("textarea[name=statement]").fill("所在单位去年向其采购过设备。");
  await page.locator("form:has(input[value=recuse]) button[type=submit]").click();
  await page.waitForURL((url) => url.href !== closed);
  expect((await page.goto(closed))?.status()).toBe(404);
});

test("an expert compares the own marks", async () => {
  await visit(page, "/expert/marks");
  await checkNarrow(page);
  await checkOtherLanguage(page);
});

test("nobody reads marks before the stage is closed; progress is shown without them", async () => {
  await signInAs(page, "排名、晋级名单与表决");
  await checkPage(page);
  await visit(page, "/chair/stages/initial");
  await expect(page.locator("svg.dots, .dots svg")).toHaveCount(0);
  expect((await page.goto(`${CALL}/chair/stages/initial/ranking.csv`))?.status()).not.toBe(200);
});

test("all experts submit, and the secretariat closes the stage", async () => {
  await playStep(page);
  await signInAs(page, "形式审查、分配");
  await visit(page, "/office/stages/initial");
  await page.locator("button[value=close]").click();
  await expect(page.locator("button[value=close]")).toHaveCount(0);
  await checkPage(page);
});

test("the chair reads the ranking and how far it can be trusted, and proposes the shortlist", async () => {
  await signInAs(page, "排名、晋级名单与表决");
  await visit(page, "/chair/stages/initial");
  await expect(page.locator("tr.line").first()).toBeVisible();
  // Computed beside the page, which shows the official ranking meanwhile.
  await expect(page.locator("#trust")).toBeVisible({ timeout: 60_000 });
  await expect(page.locator("th", { hasText: "晋级机会" })).toBeVisible();
  await checkOtherLanguage(page);
  await checkNarrow(page);
  await visit(page, "/chair/stages/initial?field=F4");
  await page.locator(".ranking tbody th a").nth(3).click();
  await expect(page.locator(".why-panel", { hasText: /最小改动|任何单个分数|仅改动其自身分数/ })).toBeVisible({
    timeout: 60_000,
  });
  await checkPage(page);
  for (const ending of ["csv", "xlsx"]) {
    const file = await page.request.get(`${CALL}/chair/stages/initial/ranking.${ending}?field=F4&columns=chance`);
    expect(file.status()).toBe(200);
  }
  await page.locator("textarea[name=note]").fill("按公布的规则，无异议。");
  await page.locator("button[value=propose]").click();
  await expect(page.locator("button.primary[value=propose]")).toHaveCount(0);
  await checkPage(page);
});

test("the chair reads the reports on the stage and asks what if; the list stays as it is", async () => {
  await visit(page, "/chair/stages/initial/reports");
  await expect(page.locator(".stand-outs > div").first()).toBeVisible();
  await expect(page.locator(".chart .recharts-line").first()).toBeVisible();
  await checkOtherLanguage(page);
  await checkNarrow(page);
  await visit(page, "/chair/stages/initial/what-if");
  await page.locator("select[name=rule]").selectOption("median");
  await page
    .locator("details", { has: page.locator("input[name=without]") })
    .locator("summary")
    .click();
  await page.locator("input[name=without]").first().check();
  await page.locator("form[method=get] button[type=submit]").click();
  await page.waitForURL(/rule=median&places=&minimum=&without=E-/);
  await expect(page.locator("#answer")).toBeVisible();
  await checkPage(page);
  await checkNarrow(page);
});

test("the chair cannot confirm the own list; a supervisor confirms it with the digest", async () => {
  await signInAs(page, "查看并会签");
  await checkPage(page);
  await visit(page, "/supervisor/stages/initial");
  await visit(page, "/supervisor/stages/initial/confirm");
  const digest = (await page.locator("main code").first().innerText()).replace(/\s/g, "");
  await page.locator("input[name=confirmation]").fill("00000000");
  await page.locator("button[value=confirm]").click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.locator("input[name=confirmation]").fill(digest.slice(0, 8));
  await page.locator("button[value=confirm]").click();
  await expect(page.locator("button[value=confirm]")).toHaveCount(0);
  await visit(page, "/supervisor/stages/initial");
});

test("the secondary stage runs to its confirmed shortlist", async () => {
  await playUntilNext(page, /分配专家/);
  await playStep(page);
  await playUntilNext(page, /答辩场次|分配专家/);
  await signInAs(page, "排名、晋级名单与表决");
  await visit(page, "/chair/stages/secondary");
});

test("the secretariat forms panels, plans the sessions and has the running order drawn", async () => {
  await playUntilNext(page, /答辩场次/);
  await signInAs(page, "形式审查、分配");
  await visit(page, "/office/stages/defense");
  await visit(page, "/office/defense");
  for (let panel = 0; panel < 3; panel += 1) {
    const section = page.locator("main section").nth(panel);
    const plan = section.locator("form:has(input[value=plan])");
    await plan.locator("input[name=startsAt]").fill("2023-03-14T09:00");
    await plan.locator("input[name=placeZh]").fill(`第 ${panel + 1} 会议室`);
    await plan.locator("input[name=placeEn]").fill(`Room ${panel + 1}`);
    await plan.locator("button[type=submit]").click();
    const draw = section.locator("form:has(input[value=draw])");
    await draw.locator("input[name=text1]").fill(`主任委员的文字 ${panel + 1}`);
    await draw.locator("input[name=text2]").fill(`监督的文字 ${panel + 1}`);
    await draw.locator("button[type=submit]").click();
    await expect(section.locator("table")).toBeVisible();
  }
  await checkPage(page);
  await checkOtherLanguage(page);
});

test("the defense is held and scored on the same sheet", async () => {
  await playUntilNext(page, /申报利益、打分/);
  await signInAsExpert(page, "E-01");
  await visit(page, "/expert/defense");
  await visit(page, "/expert");
  await playStep(page);
  await signInAs(page, "形式审查、分配");
  await visit(page, "/office/stages/defense");
  await page.locator("button[value=close]").click();
  await expect(page.locator("button[value=close]")).toHaveCount(0);
});

test("the chair opens a vote, members cast ballots, quorum and two thirds are counted", async () => {
  await signInAs(page, "排名、晋级名单与表决");
  await visit(page, "/chair/votes");
  await page.locator("button[value=open]").first().click();
  await expect(page.locator("button[value=close]").first()).toBeVisible();
  await checkPage(page);
  await checkOtherLanguage(page);
  await playUntilNext(page, /晋级名单/);
  await signInAs(page, "排名、晋级名单与表决");
  await visit(page, "/chair/votes");
  await visit(page, "/chair/stages/defense");
  await page.locator("textarea[name=note]").fill("按综合分与表决结果提出。");
  await page.locator("button[value=propose]").click();
  await expect(page.locator("button.primary[value=propose]")).toHaveCount(0);
  await playStep(page);
});

test("the notice is prepared, signed by a second person and published", async () => {
  await moveClock(page, "2023-03-31T09:00");
  await signInAs(page, "形式审查、分配");
  await visit(page, "/office/notice");
  await page.locator("form:has(input[value=prepare]) button").click();
  await expect(page.locator(".state")).toContainText("等待签署");
  await checkPage(page);
  await signInAs(page, "查看并会签");
  await visit(page, "/supervisor/notice");
  await page.locator("main form button.primary").click();
  await expect(page.locator("main form button.primary")).toHaveCount(0);
  await signInAs(page, "形式审查、分配");
  await visit(page, "/office/notice");
  await page.locator("button[value=publish]").click();
  await expect(page.locator("button[value=publish]")).toHaveCount(0);
});

test("the public reads the notice without an account: no score, no rank, period to 12 April", async () => {
  await page.context().clearCookies({ name: "candela" });
  await visit(page, "/notice");
  await expect(page.locator("main")).toContainText("4 月 12 日");
  await expect(page.locator("main")).not.toContainText("名次");
  await checkNarrow(page);
  await checkOtherLanguage(page);
});

test("a fact that comes to light in the notice period is entered, and the conflict in it found at once", async () => {
  await moveClock(page, "2023-04-07T10:00");
  await signInAs(page, "形式审查、分配");
  await visit(page, "/office/experts?q=E-37");
  await page.locator("tbody a").first().click();
  await page.waitForURL("**/office/experts/*");
  await page.locator("details:has(select[name=kind]) > summary").first().click();
  const form = page.locator("form:has(button[value=addFact])");
  await form.locator("select[name=kind]").selectOption("adviser");
  await form.locator("button[value=addFact]").click();
  await expect(page.getByRole("alert")).toBeVisible();
  await form.locator("input[name=organization]").fill("芜湖霁恒安全科技有限公司");
  await form.locator("input[name=startedOn]").fill("2022-01-10");
  await form.locator("input[name=endedOn]").fill("2022-06-30");
  await form.locator("button[value=addFact]").click();
  await expect(page.getByRole("status")).toBeVisible();
  await checkPage(page);
  await checkNarrow(page);
});

test("the office asks for the void readings again, scans, and looks at the matrix of the field", async () => {
  await visit(page, "/office/conflicts");
  await checkOtherLanguage(page);
  await page.locator("button[value=askAgain]").click();
  await expect(page.locator("section:has(#rereadings) tbody tr").first()).toContainText("F08-001");
  await checkPage(page);
  await checkNarrow(page);
  await page.locator("button[value=scan]").click();
  await expect(page.getByRole("status")).toBeVisible();
  await visit(page, "/office/conflicts/matrix?field=F8");
  await checkNarrow(page);
  await checkOtherLanguage(page);
  await page.locator("table.matrix a.sign").first().click();
  await expect(page).toHaveURL(/conflicts\?q=F08/);
  await expect(page.locator("tbody tr")).not.toHaveCount(0);
});

test("chair and supervisor, two people, clear a finding that is only likely, with a reason and an expiry", async () => {
  await signInAs(page, "排名、晋级名单与表决");
  await visit(page, "/chair/conflicts");
  const form = page.locator("form:has(button[value=propose])").first();
  await form.locator("input[value=cleared]").check();
  await form.locator("textarea[name=reason]").fill("同名不同人，已核对出生年份。");
  await form.locator("input[name=clearedUntil]").fill("2023-12-31");
  const waiting = await page.locator("button[value=propose]").count();
  await form.locator("button[value=propose]").click();
  await expect(page.locator("button[value=propose]")).toHaveCount(waiting - 1);
  await checkPage(page);
  await checkNarrow(page);
  await signInAs(page, "查看并会签");
  await visit(page, "/supervisor/conflicts");
  await checkOtherLanguage(page);
  const proposed = await page.locator("button[value=confirm]").count();
  await page.locator("button[value=confirm]").first().click();
  await expect(page.locator("button[value=confirm]")).toHaveCount(proposed - 1);
  await visit(page, "/supervisor/conflicts?severity=disclose&state=allowed");
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await expect(page.locator("tbody tr")).toContainText("2023 年 12 月 31 日");
});

test("the reading is handed in, and a new version is proposed, confirmed and explained beside the old one", async () => {
  // Whoever was asked declares and scores.
  await playUntilNext(page, /提出结果的新版本/);
  await signInAs(page, "排名、晋级名单与表决");
  await visit(page, "/chair/stages/initial");
  await visit(page, "/chair/stages/initial/versions");
  await checkNarrow(page);
  await page.locator("textarea[name=note]").fill("公示期内来信反映未申报的顾问关系，评分作废并补评。");
  await page.locator("button[value=propose]").click();
  await expect(page.locator("section:has(#pending) blockquote")).toContainText("公示期内来信反映");
  await checkPage(page);
  await signInAs(page, "查看并会签");
  await visit(page, "/supervisor/stages/initial/versions");
  const digest = (await page.locator("code.digest").first().innerText()).replace(/\s/g, "");
  await page.locator("input[name=confirmation]").fill(digest.slice(0, 8));
  await page.locator("button[value=confirm]").click();
  await expect(page.locator("main h2")).toHaveCount(2);
  await expect(page.locator("main section").first()).toContainText("F08-001");
  await expect(page.locator("main section").first()).toContainText("E-37的评分表作废");
  await checkPage(page);
  await checkNarrow(page);
  await checkOtherLanguage(page);
});

test("after the period the list is published and read in both languages", async () => {
  expect((await page.goto(`${CALL}/list`))?.status()).toBe(404);
  await playUntilNext(page, /公布名单/);
  await signInAs(page, "形式审查、分配");
  await visit(page, "/office/notice");
  await page.locator("button[value=publishList]").click();
  await expect(page.locator("button[value=publishList]")).toHaveCount(0);
  await page.context().clearCookies({ name: "candela" });
  await visit(page, "/list");
  await checkNarrow(page);
  await checkOtherLanguage(page);
  await page.goto("/");
  await checkPage(page);
});

test("the record tells what was done and by whom", async () => {
  await signInAs(page, "查看并会签");
  await visit(page, "/supervisor/record");
  await visit(page, "/supervisor/conflicts");
  await signInAs(page, "排名、晋级名单与表决");
  await visit(page, "/chair/record");
  await visit(page, "/chair/conflicts");
  await signInAs(page, "形式审查、分配");
  for (const path of ["/office/record", "/office/accounts", "/office/programme", "/office/experts/new"])
    await visit(page, path);
});

test("a recommending body reads the state of what it recommended", async () => {
  await signInAs(page, "只见本省推荐");
  await visit(page, "/recommender");
  await checkNarrow(page);
});
