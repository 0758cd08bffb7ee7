import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessible, expectNoSideScroll } from "./page-checks.ts";

export const CALL = "/loi-2022";

/** Signs in as a person of interest of the demonstration, by the words on the button. */
export async function signInAs(page: Page, words: string): Promise<void> {
  await signOutIfSignedIn(page);
  await page.locator("button.person").filter({ hasText: words }).click();
  await page.waitForURL(`**${CALL}/**`);
}

/** Signs in as any expert of the pool. */
export async function signInAsExpert(page: Page, code: string): Promise<void> {
  await signOutIfSignedIn(page);
  const select = page.locator("select[name=account]");
  const label = await select.locator("option").filter({ hasText: code }).first().innerText();
  await select.selectOption({ label });
  await page.locator("form", { has: select }).locator("button").click();
  await page.waitForURL(`**${CALL}/**`);
}

async function signOutIfSignedIn(page: Page): Promise<void> {
  await page.context().clearCookies({ name: "candela" });
  await page.goto("/");
}

/** Opens a page of the call and checks it: it answers, has one heading, and axe finds nothing. */
export async function visit(page: Page, path: string): Promise<void> {
  const response = await page.goto(CALL + path);
  expect(response?.status(), `status of ${path}`).toBe(200);
  await checkPage(page);
}

export async function checkPage(page: Page): Promise<void> {
  await expect(page.locator("h1")).toHaveCount(1);
  // A text that is missing shows as its key.
  const text = (await page.locator("body").innerText()) + (await page.title());
  expect(text.match(/\b[a-z][A-Za-z]+(\.[a-z][A-Za-z]+){1,4}\b/g)?.filter(isTextKey) ?? []).toEqual([]);
  await expectAccessible(page);
}

function isTextKey(word: string): boolean {
  return !/\.(example|json|csv|pdf|png|jpg|com|mp4)$/.test(word) && !/^(score_sheet|e\.g|i\.e)/.test(word);
}

/** The same page at 360 pixels: nothing sticks out, and axe finds nothing there either. */
export async function checkNarrow(page: Page): Promise<void> {
  await atPhoneWidth(page, async () => {
    await expectNoSideScroll(page);
    await expectAccessible(page);
  });
}

/** A bar with all it holds on one line of text. */
export async function expectOneLine(bar: Locator): Promise<void> {
  const box = await bar.boundingBox();
  expect(box?.height ?? 0).toBeLessThan(60);
}

async function atPhoneWidth(page: Page, check: () => Promise<void>): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 780 });
  await check();
  if (before !== null) await page.setViewportSize(before);
}

/** The page in the other language, checked, and back. */
export async function checkOtherLanguage(page: Page): Promise<void> {
  const before = await page.locator("html").getAttribute("lang");
  await switchLanguage(page);
  await expect(page.locator("html")).not.toHaveAttribute("lang", before ?? "");
  await checkPage(page);
  await atPhoneWidth(page, () => expectNoSideScroll(page));
  await switchLanguage(page);
}

async function switchLanguage(page: Page): Promise<void> {
  await page.locator('form[action="/language"] button').click();
  await page.waitForLoadState("load");
}

/** Lets the others carry out the step the demonstration waits for. */
export async function playStep(page: Page): Promise<void> {
  await page.goto("/");
  await page.locator('form:has(input[value="play"]) button').click({ timeout: 120_000 });
  await expect(page.getByRole("status")).toBeVisible({ timeout: 120_000 });
}

/** The code of the step the demonstration waits for stands in the page's button; plays until it reads as wanted. */
export async function playUntilNext(page: Page, wanted: RegExp): Promise<void> {
  for (let step = 0; step < 20; step += 1) {
    await page.goto("/");
    if (wanted.test(await page.locator('form:has(input[value="play"]) button').innerText())) return;
    await playStep(page);
  }
  throw new Error(`playUntilNext: never came to ${String(wanted)}`);
}

/** Moves the demonstration's clock to a time on the wall clock of the call's zone. */
export async function moveClock(page: Page, local: string): Promise<void> {
  await page.goto("/");
  await page.locator("input[name=instant]").fill(local);
  await page.locator('form:has(input[value="moveClock"]) button').click();
  await page.waitForLoadState("load");
}
