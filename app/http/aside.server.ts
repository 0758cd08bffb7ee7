/** A request's questions to the side desk, for the person who makes it. */
import type { Context } from "#app/workflow/context.ts";
import { Refusal } from "#app/workflow/refusal.ts";
import type { Answer, Asked, Reply, SideQuestion } from "#app/workflow/side-desk.server.ts";
import type { ServerRuntime } from "./server-runtime.ts";

export interface Aside {
  /** @throws Refusal as the desk that is asked */
  ask<Name extends SideQuestion>(name: Name, asked: Asked<Name>): Promise<Answer<Name>>;
  /** Null when it takes longer than a page may wait. @throws Refusal as the desk that is asked */
  askShortly<Name extends SideQuestion>(name: Name, asked: Asked<Name>): Promise<Answer<Name> | null>;
  /**
   * For an act that can do without, and takes longer then: undefined where the side desk is out of order.
   * @throws Refusal as the desk that is asked
   */
  askForAct<Name extends SideQuestion>(name: Name, asked: Asked<Name>): Promise<Answer<Name> | undefined>;
}

export function asideFor({ sideDesk, log }: Pick<ServerRuntime, "sideDesk" | "log">, { actor, now }: Context): Aside {
  const ask = async <Name extends SideQuestion>(name: Name, asked: Asked<Name>): Promise<Answer<Name>> =>
    answerOf<Answer<Name>>(await sideDesk.ask({ name, asked, actor, now: now() }));
  return {
    ask,
    askShortly: async <Name extends SideQuestion>(name: Name, asked: Asked<Name>) => {
      const reply = await sideDesk.askShortly({ name, asked, actor, now: now() });
      return reply === null ? null : answerOf<Answer<Name>>(reply);
    },
    askForAct: async <Name extends SideQuestion>(name: Name, asked: Asked<Name>): Promise<Answer<Name> | undefined> => {
      try {
        return await ask(name, asked);
      } catch (error) {
        if (error instanceof Refusal) throw error;
        log({ level: "error", sideDesk: error instanceof Error ? (error.stack ?? error.message) : String(error) });
        return undefined;
      }
    },
  };
}

function answerOf<Value>(reply: Reply<Value>): Value {
  if ("refused" in reply) throw new Refusal(reply.refused.code, reply.refused.problems);
  return reply.answer;
}
