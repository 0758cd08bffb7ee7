import { useTranslation } from "#app/i18n/use-translation.ts";
import { Field } from "#app/components/field.tsx";
import type { AnswerFormValues } from "./correction-answer.server.ts";

/** The texts of Annex 2 and the profile, each in both languages. */
export function TextParts({ texts }: { readonly texts: AnswerFormValues["texts"] }) {
  const { t } = useTranslation();
  return texts.map(({ section, language, body }) => (
    <Field
      key={`${section} ${language}`}
      label={t("formalCheck.inputs.text", {
        section: t(`common.sections.${section}`),
        language: t(`office.languages.${language}`),
      })}
    >
      <textarea
        name={`text ${section} ${language}`}
        lang={language === "zh" ? "zh-CN" : "en"}
        defaultValue={body}
        rows={3}
      />
    </Field>
  ));
}

/** What can be corrected in the rows of Annex 3. */
export function RightParts({ rights }: { readonly rights: AnswerFormValues["rights"] }) {
  const { t } = useTranslation();
  return rights.map(({ position, name, certificateNo, grantedOn, hasScan }) => (
    <div key={position} className="grid-cards">
      <Field label={t("formalCheck.inputs.certificateNo", { row: name })}>
        <input name={`certificateNo ${position}`} defaultValue={certificateNo} />
      </Field>
      <Field label={t("formalCheck.inputs.grantedOn", { row: name })}>
        <input name={`grantedOn ${position}`} type="date" defaultValue={grantedOn} />
      </Field>
      <label className="choice">
        <input type="checkbox" name={`hasScan ${position}`} defaultChecked={hasScan} />
        {t("formalCheck.inputs.hasScan", { row: name })}
      </label>
    </div>
  ));
}

/** The three recommending experts of a self-nomination; a row left blank is none. */
export function ExpertParts({ experts }: { readonly experts: AnswerFormValues["experts"] }) {
  const { t } = useTranslation();
  return experts.map((expert, index) => {
    const position = index + 1;
    return (
      <div key={position} className="grid-cards">
        <Field label={t("formalCheck.inputs.expertName", { position })}>
          <input name={`expertName ${index}`} defaultValue={expert.name} />
        </Field>
        <Field label={t("formalCheck.inputs.expertTitle", { position })}>
          <input name={`expertTitle ${index}`} defaultValue={expert.title} />
        </Field>
        <Field label={t("formalCheck.inputs.expertOrganization", { position })}>
          <input name={`expertOrganization ${index}`} defaultValue={expert.organization} />
        </Field>
        <Field label={t("formalCheck.inputs.expertPhone", { position })}>
          <input name={`expertPhone ${index}`} type="tel" defaultValue={expert.phone} />
        </Field>
        <Field label={t("formalCheck.inputs.expertReason", { position })}>
          <input name={`expertReason ${index}`} defaultValue={expert.reason} />
        </Field>
        <Field label={t("formalCheck.inputs.expertSignedOn", { position })}>
          <input name={`expertSignedOn ${index}`} type="date" defaultValue={expert.signedOn} />
        </Field>
        <label className="choice">
          <input type="checkbox" name={`expertIsEmployee ${index}`} defaultChecked={expert.isEmployee} />
          {t("formalCheck.inputs.expertIsEmployee", { position })}
        </label>
      </div>
    );
  });
}

/** A new scan of the licence; images and other files replaced or taken out. */
export function FileParts({ files }: { readonly files: AnswerFormValues["files"] }) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t("formalCheck.inputs.qualification")}>
        <input name="qualification" type="file" accept="application/pdf,image/png,image/jpeg" />
      </Field>
      {files.map(({ section, position, name, bytes }) => {
        const words = { name, size: Math.ceil(bytes / 1024) };
        return (
          <div key={`${section} ${position}`} className="grid-cards">
            <Field label={t("formalCheck.inputs.newFile", words)}>
              <input name={`file ${section} ${position}`} type="file" />
            </Field>
            <label className="choice">
              <input type="checkbox" name={`remove ${section} ${position}`} />
              {t("formalCheck.inputs.removeFile", words)}
            </label>
          </div>
        );
      })}
    </>
  );
}
