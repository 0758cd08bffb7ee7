import { Form, Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { dateText } from "#app/components/instant.ts";
import { typedIn } from "#app/components/typed.ts";
import { FactForm } from "./fact-form.tsx";
import type { ExpertDetails, FactValues } from "./load-expert.server.ts";

export interface Props {
  readonly facts: ExpertDetails["facts"];
  /** What the page's action answered. */
  readonly reply: unknown;
}

/** What is known of an expert's jobs, boards, holdings, kin and works: what conflicts are looked for in. */
export function ExpertFacts({ facts, reply }: Props) {
  const { t, i18n } = useTranslation();
  const choose = usePick();
  const kindName = (kind: string) => {
    const key = `office.factKinds.${kind}`;
    return i18n.exists(key) ? t(key as "office.factKinds.employment") : kind;
  };
  const [search] = useSearchParams();
  const chosen = facts.find(({ id }) => id === search.get("fact"));
  const typed = typedIn(reply);
  const isTypedAnew = typed("intent") === "addFact";
  const day = (date: string | null) => (date === null ? "" : dateText(date, i18n.language));
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t("office.experts.facts")}</h2>
      {facts.length === 0 ? (
        <p className="muted">{t("office.experts.noFacts")}</p>
      ) : (
        <div className="panel scroll" role="region" aria-labelledby="facts" tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("office.experts.factKind")}</th>
                <th scope="col">{t("office.experts.organization")}</th>
                <th scope="col">{t("office.experts.person")}</th>
                <th scope="col">{t("office.experts.from")}</th>
                <th scope="col">{t("office.experts.until")}</th>
                <th scope="col">{t("conflicts.facts.acts")}</th>
              </tr>
            </thead>
            <tbody>
              {facts.map((fact) => (
                <tr key={fact.id}>
                  <td>{kindName(fact.kind)}</td>
                  <td>{choose({ zh: fact.organizationZh, en: fact.organizationEn })}</td>
                  <td>{fact.personName}</td>
                  <td className="nowrap">{day(fact.startedOn)}</td>
                  <td className="nowrap">{day(fact.endedOn)}</td>
                  <td>
                    <Link to={`?fact=${fact.id}`} preventScrollReset>
                      {t("conflicts.facts.edit")}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {chosen !== undefined && <ChosenFact key={chosen.id} fact={chosen} />}
      <details className="under" open={isTypedAnew}>
        <summary>{t("conflicts.facts.add")}</summary>
        <p className="muted small">{t("conflicts.facts.addHint")}</p>
        <FactForm values={isTypedAnew ? typedFact(typed) : EMPTY} factId={null} />
      </details>
    </section>
  );
}

/** The fact the address names, to be put right or taken out. */
function ChosenFact({ fact }: { readonly fact: ExpertDetails["facts"][number] }) {
  const { t } = useTranslation();
  return (
    <section className="panel padded under" aria-labelledby="chosen-fact">
      <h3 id="chosen-fact">
        {t("conflicts.facts.edit")} <Link to="?">{t("conflicts.facts.close")}</Link>
      </h3>
      <FactForm values={fact.typed} factId={fact.id} />
      <details>
        <summary>{t("conflicts.facts.remove")}</summary>
        <p className="muted small">{t("conflicts.facts.removeHint")}</p>
        <Form method="post">
          <input type="hidden" name="factId" value={fact.id} />
          <button className="btn" type="submit" name="intent" value="removeFact">
            {t("conflicts.facts.removeConfirm")}
          </button>
        </Form>
      </details>
    </section>
  );
}

const EMPTY: FactValues = {
  kind: "",
  organization: "",
  personName: "",
  birthYear: "",
  relation: "",
  serial: "",
  documentNo: "",
  startedOn: "",
  endedOn: "",
};

function typedFact(typed: (name: string) => string): FactValues {
  const names = Object.keys(EMPTY) as (keyof FactValues)[];
  return Object.fromEntries(names.map((name) => [name, typed(name)])) as Record<keyof FactValues, string>;
}
