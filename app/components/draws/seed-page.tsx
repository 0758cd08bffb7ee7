import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Field } from "../field.tsx";
import type { DrawData } from "./draw-data.ts";
import { DrawPage } from "./draw-page.tsx";

export interface Props {
  readonly data: DrawData;
  readonly role: "chair" | "supervisor";
  readonly reply: unknown;
}

/** The draw for chair and supervisor: each fixes and gives the own part of the seed. */
export function SeedPage({ data, role, reply }: Props) {
  const stageHref = `/${data.call.slug}/${role}/stages/${data.stage.kind}`;
  return (
    <DrawPage data={data} stageHref={stageHref} downloadHref={`${stageHref}/draw.json`} reply={reply}>
      <OwnPart data={data} role={role} />
    </DrawPage>
  );
}

function OwnPart({ data: { draw }, role }: Pick<Props, "data" | "role">) {
  const { t } = useTranslation();
  const own = draw?.parts.find((part) => part.role === role);
  if (own === undefined || (draw?.state !== "announced" && draw?.state !== "committed")) return null;
  if (own.secret !== null) return <p className="notice good">{t("draws.seed.revealed")}</p>;
  if (own.commitment === null) return <CommitForm />;
  return draw.state === "committed" ? <RevealForm /> : <p className="notice good">{t("draws.seed.committed")}</p>;
}

function CommitForm() {
  const { t } = useTranslation();
  return (
    <Form method="post" className="panel padded" key="commit">
      <h2>{t("draws.seed.commitTitle")}</h2>
      <p>{t("draws.seed.commitLead")}</p>
      <Field label={t("draws.seed.secretLabel")} hint={t("draws.seed.secretHint")}>
        <input name="secret" autoComplete="off" spellCheck={false} maxLength={400} />
      </Field>
      <Field label={t("draws.seed.digestLabel")} hint={t("draws.seed.digestHint")}>
        <input name="digest" autoComplete="off" spellCheck={false} maxLength={64} />
      </Field>
      <button className="btn primary" type="submit" name="intent" value="commit">
        {t("draws.seed.commit")}
      </button>
    </Form>
  );
}

function RevealForm() {
  const { t } = useTranslation();
  return (
    <Form method="post" className="panel padded" key="reveal">
      <h2>{t("draws.seed.revealTitle")}</h2>
      <p>{t("draws.seed.revealLead")}</p>
      <Field label={t("draws.seed.secretLabel")}>
        <input name="secret" required autoComplete="off" spellCheck={false} maxLength={400} />
      </Field>
      <button className="btn primary" type="submit" name="intent" value="reveal">
        {t("draws.seed.reveal")}
      </button>
    </Form>
  );
}
