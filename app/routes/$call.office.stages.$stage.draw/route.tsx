import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DrawPage } from "#app/components/draws/draw-page.tsx";
import { drawPage } from "#app/http/draw-page.server.ts";
import { textOf } from "#app/http/form.ts";
import { actionFor, loaderFor } from "#app/http/page.server.ts";
import { stageOfAddress } from "#app/http/stage-page.server.ts";
import type { PageHandle } from "#app/i18n/page-handle.ts";
import { announceDraw, callReserve, cancelDraw } from "#app/workflow/draws.server.ts";
import { AnnounceForm } from "./announce-form.tsx";
import { CallForm, CancelForm } from "./reason-forms.tsx";

export const loader = loaderFor(["secretariat"], async (args) => drawPage(args));

export const action = actionFor(["secretariat"], async ({ ctx, call, request, params, url }) => {
  const { kind } = stageOfAddress({ call, params });
  const form = await request.formData();
  const reason = textOf(form, "reason");
  switch (textOf(form, "intent")) {
    case "cancel":
      await cancelDraw(ctx, kind, reason);
      break;
    case "call":
      await callReserve(ctx, kind, reason);
      break;
    default:
      await announceDraw(ctx, kind, wishOf(form));
  }
  return redirect(url.pathname, 303);
});

function wishOf(form: FormData) {
  const count = (name: string) => Number(textOf(form, name));
  const countOrOpen = (name: string) => (textOf(form, name).trim() === "" ? null : count(name));
  return {
    take: count("take"),
    reserves: countOrOpen("reserves"),
    kinds: { authority: count("authority"), entrepreneur: count("entrepreneur"), investor: count("investor") },
    foreign: count("foreign"),
    perField: count("perField"),
    perProvince: countOrOpen("perProvince"),
  };
}

export const handle: PageHandle = { title: "draws.pageTitle" };

export default function OfficeDrawPage() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { call, stage, draw } = data;
  const stageHref = `/${call.slug}/office/stages/${stage.kind}`;
  const isOpen = draw?.state === "announced" || draw?.state === "committed";
  const mayAnnounce = stage.state === "planned" && !stage.isAssigned && (draw === null || draw.state === "cancelled");
  const mayCall = stage.state !== "frozen" && draw?.reserves.some((seat) => seat.calledAt === null) === true;
  return (
    <DrawPage data={data} stageHref={stageHref} downloadHref={`${stageHref}/draw.json`} reply={reply}>
      {mayAnnounce && <AnnounceForm reply={reply} />}
      {isOpen && draw.parts.every((part) => part.secret === null) && <CancelForm />}
      {mayCall && <CallForm />}
    </DrawPage>
  );
}
