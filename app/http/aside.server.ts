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
}

export function asideFor({ sideDesk }: Pick<ServerRuntime, "sideDesk">, { actor, now }: Context): Aside {
  return {
    ask: async <Name extends SideQuestion>(name: Name, asked: Asked<Name>) =>
      answerOf<Answer<Name>>(await sideDesk.ask({ name, asked, actor, now: now() })),
    askShortly: async <Name extends SideQuestion>(name: Name, asked: Asked<Name>) => {
      const reply = await sideDesk.askShortly({ name, asked, actor, now: now() });
      return reply === null ? null : answerOf<Answer<Name>>(reply);
    },
  };
}

function answerOf<Value>(reply: Reply<Value>): Value {
  if ("refused" in reply) throw new Refusal(reply.refused.code, reply.refused.problems);
  return reply.answer;
}
