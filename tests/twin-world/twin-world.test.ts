/**
 * Two databases that differ in one hidden thing give a person with a conflict the same bytes at every address of the
 * application. It runs on the built application: what is compared is what a browser would get.
 */
import { sql } from "kysely";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Database } from "#db/connection.ts";
import { type Answers, crawl, type Questions, questionsFor, textOf } from "./crawl.ts";
import { type Secret, SECRETS } from "./secrets.ts";
import { type ConflictedPerson, type Moment, PEOPLE, playWorlds, type Worlds } from "./worlds.ts";

let build: ServerBuild;
let worlds: Worlds;

beforeAll(async () => {
  // React's production code is what runs in earnest, and it is several times faster.
  process.env["NODE_ENV"] = "production";
  build = (await import(/* @vite-ignore */ inject("serverBuild"))) as ServerBuild;
  worlds = await playWorlds();
}, 300_000);

afterAll(() => worlds.remove());

interface Seen {
  readonly questions: Questions;
  readonly answers: Answers;
}

/** What each person sees in the first world, asked once a moment. */
const seen = new Map<string, Promise<Seen>>();

async function firstWorld(moment: Moment, person: ConflictedPerson): Promise<Seen> {
  const key = `${moment} ${person}`;
  const known = seen.get(key) ?? look(moment, person);
  seen.set(key, known);
  return await known;
}

async function look(moment: Moment, person: ConflictedPerson): Promise<Seen> {
  const world = await worlds.copy(moment);
  try {
    const questions = await questionsFor(world, worlds.slug, person);
    return { questions, answers: await crawl(build, world, person, questions) };
  } finally {
    await world.close();
  }
}

/** The addresses at which the second world answers a person otherwise than the first. */
async function differences(
  moment: Moment,
  person: ConflictedPerson,
  change: (db: Database) => Promise<void>,
): Promise<readonly string[]> {
  const { questions, answers } = await firstWorld(moment, person);
  const world = await worlds.copy(moment, change);
  try {
    const other = await crawl(build, world, person, questions);
    return [...new Set([...answers.keys(), ...other.keys()])].flatMap((address) => {
      const [one, two] = [answers.get(address), other.get(address)];
      return one?.digest === two?.digest ? [] : [`${address}: ${firstDifference(textOf(one), textOf(two))}`];
    });
  } finally {
    await world.close();
  }
}

function firstDifference(one: string, two: string): string {
  let at = 0;
  while (at < one.length && one[at] === two[at]) at += 1;
  return `…${one.slice(Math.max(0, at - 60), at + 30)}… | …${two.slice(Math.max(0, at - 10), at + 30)}…`;
}

describe("a person with a conflict cannot tell two worlds apart that differ in", () => {
  for (const { name, moment, change } of SECRETS)
    it(name, async () => {
      const told: Record<string, readonly string[]> = {};
      for (const person of PEOPLE) told[person] = await differences(moment, person, change);
      expect(told).toEqual(Object.fromEntries(PEOPLE.map((person) => [person, []])));
    });
});

describe("the comparison itself", () => {
  it("asks for every route that answers a browser", async () => {
    const { answers } = await firstWorld("initial-closed", "chair who scores");
    expect(answers.size).toBeGreaterThan(150);
    expect([...answers.values()].filter((answer) => answer.status === 200).length).toBeGreaterThan(60);
  });

  it("turns red where somebody without a conflict may see the difference", async () => {
    const secret = secretNamed("its title");
    const noWall = async (db: Database) => {
      await db.deleteFrom("conflicts").where("id", "like", "twin-%").execute();
    };
    const world = await worlds.copy("initial-closed", noWall);
    const questions = await questionsFor(world, worlds.slug, "chair");
    const one = await crawl(build, world, "chair", questions);
    await secret.change(world.db);
    const two = await crawl(build, world, "chair", questions);
    await world.close();
    expect([...one.keys()].some((address) => one.get(address)?.digest !== two.get(address)?.digest)).toBe(true);
  });

  it.each([
    ["a counter", sql<number>`(select count(*) from score_sheets where state = 'submitted')`],
    [
      "a sort key",
      sql<string>`(select group_concat(id) from (select submission_id as id from marks
       join score_sheets on score_sheets.id = marks.sheet_id group by submission_id order by sum(mark), submission_id))`,
    ],
  ])("turns red when a route that somebody adds leaks %s", async (leak, expression) => {
    const leaky = withLeak(build, async (db) => {
      const { rows } = await sql<{ value: unknown }>`select ${expression} as value`.execute(db);
      return rows[0]?.value;
    });
    const secret = secretNamed(leak === "a counter" ? "that a sheet was submitted" : "a mark before the stage closes");
    const [one, two] = [await worlds.copy("scoring"), await worlds.copy("scoring", secret.change)];
    const questions = await questionsFor(one, worlds.slug, "secretary");
    const before = await crawl(leaky, one, "secretary", questions);
    const after = await crawl(leaky, two, "secretary", questions);
    await one.close();
    await two.close();
    const changed = [...before.keys()].filter((address) => before.get(address)?.digest !== after.get(address)?.digest);
    expect(changed).toEqual([`/${worlds.slug}/leak`, `/${worlds.slug}/leak.data`]);
  });
});

function secretNamed(name: string): Secret {
  const secret = SECRETS.find((item) => item.name === name);
  if (secret === undefined) throw new Error(`secretNamed: there is no secret "${name}"`);
  return secret;
}

/** The application with one more route, as somebody might add it without a thought for the wall. */
function withLeak(of: ServerBuild, read: (db: Database) => Promise<unknown>): ServerBuild {
  const leak = {
    id: "routes/leak",
    parentId: "root",
    path: ":call/leak",
    module: {
      loader: async ({ context }: { context: { runtime: { db: Database } } }) => ({
        leaked: await read(context.runtime.db),
      }),
      default: () => null,
    },
  };
  const asset = { ...of.assets.routes["routes/$call.notice"], id: leak.id, path: leak.path };
  return {
    ...of,
    routes: { ...of.routes, [leak.id]: leak },
    assets: { ...of.assets, routes: { ...of.assets.routes, [leak.id]: asset } },
  } as unknown as ServerBuild;
}
