import type { Database } from "../connection.ts";
import { digestOfText, independentDigest } from "./independent-digest.ts";
import type { Invariant } from "./invariant.ts";
import { lotsOf } from "./lots.ts";

export const drawChecks: readonly Invariant[] = [
  everySecretIsTheOneCommittedTo,
  everyDrawHasTheDigestsOfItsDocuments,
  everyDrawHasTheSeedItsStateSays,
  everyDrawnPanelFollowsTheLots,
  everyCalledReserveIsTheNext,
];

async function everySecretIsTheOneCommittedTo(db: Database): Promise<string[]> {
  const parts = await db.selectFrom("drawParts").selectAll().execute();
  return parts
    .filter(({ secret, commitment }) => secret !== null && digestOfText(secret) !== commitment)
    .map(({ drawId, role }) => `draw ${drawId}: the ${role}'s text is not the one committed to`);
}

async function everyDrawHasTheDigestsOfItsDocuments(db: Database): Promise<string[]> {
  const draws = await db.selectFrom("draws").selectAll().execute();
  return draws.flatMap(({ id, poolDocument, poolDigest, termsDocument, termsDigest }) => [
    ...(digestOfText(poolDocument) === poolDigest ? [] : [`draw ${id}: the pool is not the one announced`]),
    ...(independentDigest(JSON.parse(termsDocument)) === termsDigest
      ? []
      : [`draw ${id}: the terms are not those announced`]),
  ]);
}

/** Both commitments from `committed` on, both texts once drawn, none in a draw that was called off. */
async function everyDrawHasTheSeedItsStateSays(db: Database): Promise<string[]> {
  const draws = await db.selectFrom("draws").select(["id", "state"]).execute();
  const parts = await db.selectFrom("drawParts").select(["drawId", "secret"]).execute();
  const seats = await db.selectFrom("drawSeats").select("drawId").distinct().execute();
  const seated = new Set(seats.map((seat) => seat.drawId));
  return draws
    .filter(({ id, state }) => {
      const own = parts.filter((part) => part.drawId === id);
      const revealed = own.filter((part) => part.secret !== null).length;
      const fits = {
        announced: own.length < 2 && revealed === 0,
        committed: own.length === 2 && revealed < 2,
        drawn: revealed === 2,
        cancelled: revealed === 0,
      };
      return !fits[state] || seated.has(id) !== (state === "drawn");
    })
    .map(({ id, state }) => `draw ${id} is ${state}, which its parts and seats do not bear out`);
}

/** As many as announced, all of the pool, panel and reserves each in the order of the lots. */
async function everyDrawnPanelFollowsTheLots(db: Database): Promise<string[]> {
  const draws = await db.selectFrom("draws").selectAll().where("state", "=", "drawn").execute();
  const parts = await db.selectFrom("drawParts").selectAll().orderBy("role").execute();
  const seats = await db
    .selectFrom("drawSeats")
    .innerJoin("experts", "experts.id", "drawSeats.expertId")
    .select(["drawSeats.drawId", "drawSeats.seat", "drawSeats.place", "experts.code"])
    .orderBy("drawSeats.place")
    .execute();
  return draws
    .filter((draw) => {
      const pool = JSON.parse(draw.poolDocument) as readonly { readonly expert: string }[];
      const terms = JSON.parse(draw.termsDocument) as { readonly take: number; readonly reserves: number };
      const texts = parts.filter((part) => part.drawId === draw.id).map((part) => part.secret ?? "");
      const lotOf = new Map(
        lotsOf(
          ["panel", ...texts],
          pool.map(({ expert }) => expert),
        ).map((code, lot) => [code, lot]),
      );
      const isInOrder = (seat: "panel" | "reserve", count: number) => {
        const own = seats.filter((item) => item.drawId === draw.id && item.seat === seat);
        const lots = own.map(({ code }) => lotOf.get(code) ?? -1);
        return (
          own.length === count &&
          own.every(({ place }, index) => place === index + 1) &&
          lots.every((lot, index) => lot > (lots[index - 1] ?? -1))
        );
      };
      return !isInOrder("panel", terms.take) || !isInOrder("reserve", terms.reserves);
    })
    .map(({ id }) => `draw ${id}: panel or reserves are not what the lots give`);
}

async function everyCalledReserveIsTheNext(db: Database): Promise<string[]> {
  const seats = await db
    .selectFrom("drawSeats")
    .select(["drawId", "place", "calledAt"])
    .where("seat", "=", "reserve")
    .execute();
  const waiting = new Set(seats.filter((seat) => seat.calledAt === null).map((seat) => `${seat.drawId} ${seat.place}`));
  return seats
    .filter((seat) => seat.calledAt !== null && waiting.has(`${seat.drawId} ${seat.place - 1}`))
    .map((seat) => `draw ${seat.drawId}: reserve ${seat.place} was called before the one before`);
}
