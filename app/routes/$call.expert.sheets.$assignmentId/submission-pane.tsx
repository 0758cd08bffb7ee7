import { Link, useLocation } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { pick, usePick } from "#app/components/bilingual.ts";
import { dateText } from "#app/components/instant.ts";
import { placeText } from "#app/components/place-names.ts";
import { ApplicantFacts } from "./applicant-facts.tsx";
import { READING_ID } from "./evidence-sources.ts";
import { FileList } from "./file-list.tsx";
import { IpRightsTable } from "./ip-rights-table.tsx";
import { SectionText } from "./section-text.tsx";
import type { PaneSection, SubmissionView } from "./submission-view.ts";

export interface Props {
  readonly submission: SubmissionView;
  readonly sections: readonly PaneSection[];
  readonly current: PaneSection;
  readonly callSlug: string;
  readonly titleRef: RefObject<HTMLHeadingElement>;
}

/** The submission beside its sheet, one section at a time; the sections are links, so they work without scripts. */
export function SubmissionPane({ submission, sections, current, callSlug, titleRef }: Props) {
  const { t, i18n } = useTranslation();
  const pickName = usePick();
  const title = pick({ zh: submission.titleZh, en: submission.titleEn }, i18n.language);
  const { fieldName, releasedOn } = submission;
  const reading = useReading();
  return (
    <section className="doc" aria-label={t("expert.desk.submission")}>
      <header className="doc-head">
        <p className="small muted">
          {[
            submission.serial,
            fieldName === null ? "" : pickName(fieldName),
            t(`common.submissionKinds.${submission.kind}`),
          ]
            .filter((part) => part !== "")
            .join(" · ")}
        </p>
        <h1 lang={title.lang} tabIndex={-1} ref={titleRef}>
          {title.text}
        </h1>
        <p className="tags">
          <span className="tag">
            {placeText(submission.country, submission.applicant?.province ?? null, i18n.language)}
          </span>
          {releasedOn !== null && (
            <span className="tag">
              {t(submission.isFirstRelease ? "expert.desk.firstReleased" : "expert.desk.released", {
                date: dateText(releasedOn, i18n.language),
              })}
            </span>
          )}
          {submission.applicant === null && <span className="tag note">{t("expert.desk.applicantHidden")}</span>}
        </p>
        <a className="to-sheet" href="#score-sheet">
          {t("expert.desk.toSheet")}
        </a>
      </header>
      <nav className="desk-tabs" aria-label={t("expert.desk.sections")}>
        {sections.map((section) => (
          <Link
            key={section}
            to={`?section=${section}`}
            replace
            preventScrollReset
            aria-current={section === current ? "page" : undefined}
          >
            <SectionName section={section} submission={submission} />
          </Link>
        ))}
      </nav>
      <div
        className="read"
        id={READING_ID}
        role="region"
        aria-label={t(`common.sections.${current}`)}
        tabIndex={0}
        key={current}
        ref={reading}
      >
        <article>
          <h2>{t(`common.sections.${current}`)}</h2>
          <SectionBody section={current} submission={submission} callSlug={callSlug} />
        </article>
      </div>
    </section>
  );
}

/** Whoever follows a link to what a mark rests on goes on reading there: in sight, and with the focus. */
function useReading(): RefObject<HTMLDivElement> {
  const reading = useRef<HTMLDivElement>(null);
  const { hash, key } = useLocation();
  useEffect(() => {
    if (hash !== `#${READING_ID}`) return;
    reading.current?.focus({ preventScroll: true });
    reading.current?.scrollIntoView();
  }, [hash, key]);
  return reading;
}

interface SectionProps {
  readonly section: PaneSection;
  readonly submission: SubmissionView;
}

function SectionName({ section, submission }: SectionProps) {
  const { t } = useTranslation();
  const count = { ipRights: submission.ipRights.length, files: submission.files.length }[section as string];
  return (
    <>
      {t(`common.sections.${section}`)}
      {count !== undefined && ` ${count}`}
    </>
  );
}

function SectionBody({ section, submission, callSlug }: SectionProps & { readonly callSlug: string }) {
  if (section === "ipRights") return <IpRightsTable rights={submission.ipRights} />;
  if (section === "files") return <FileList files={submission.files} callSlug={callSlug} />;
  const text = submission.sections.find((item) => item.section === section);
  const pictures = submission.files.filter((file) => file.section === section);
  return (
    <>
      {section === "profile" && submission.applicant !== null && <ApplicantFacts applicant={submission.applicant} />}
      {text !== undefined && <SectionText zh={text.zh} en={text.en} />}
      {pictures.length > 0 && <FileList files={pictures} callSlug={callSlug} />}
    </>
  );
}
