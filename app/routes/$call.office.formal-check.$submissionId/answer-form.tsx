import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePick } from "#app/components/bilingual.ts";
import { Field } from "#app/components/field.tsx";
import type { CallWords } from "#app/http/call-words.server.ts";
import { ExpertParts, FileParts, RightParts, TextParts } from "./answer-parts.tsx";
import type { AnswerFormValues, AnswerPart } from "./correction-answer.server.ts";

export interface Props {
  readonly values: AnswerFormValues;
  readonly call: CallWords;
}

/** What came in for a correction, filled in where something had failed. */
export function AnswerForm({ values, call }: Props) {
  const { t } = useTranslation();
  return (
    <Form method="post" encType="multipart/form-data" className="panel padded">
      <input type="hidden" name="intent" value="answer" />
      <h3>{t("formalCheck.answer")}</h3>
      <p className="muted small">{t("formalCheck.answerHint")}</p>
      <Field label={t("formalCheck.answerNote")} hint={t("formalCheck.answerNoteHint")}>
        <input name="note" required />
      </Field>
      {values.parts.map((part) => (
        <fieldset key={part} className="part">
          <legend className="legend">{t(`formalCheck.parts.${part}`)}</legend>
          <input type="hidden" name="part" value={part} />
          <PartInputs part={part} values={values} call={call} />
        </fieldset>
      ))}
      <button className="btn primary" type="submit">
        {t("formalCheck.answer")}
      </button>
    </Form>
  );
}

function PartInputs({ part, values, call }: Props & { readonly part: AnswerPart }): ReactNode {
  switch (part) {
    case "field":
      return <FieldPart values={values} call={call} />;
    case "release":
      return (
        <>
          <Input name="releasedOn" value={values.releasedOn} type="date" />
          <Tick name="isFirstRelease" isChecked={values.isFirstRelease} />
        </>
      );
    case "commitment":
      return (
        <>
          <Tick name="commitmentIsPresent" isChecked={values.commitmentIsPresent} />
          <Tick name="commitmentIsSigned" isChecked={values.commitmentIsSigned} />
          <Tick name="commitmentIsSealed" isChecked={values.commitmentIsSealed} />
          <Input name="commitmentSignedOn" value={values.commitmentSignedOn} type="date" />
        </>
      );
    case "contact":
      return (
        <>
          <Input name="contactName" value={values.contactName} />
          <Input name="contactPhone" value={values.contactPhone} type="tel" />
          <Input name="contactEmail" value={values.contactEmail} type="email" />
        </>
      );
    case "recommender":
      return <Tick name="recommenderIsConfirmed" isChecked={values.recommenderIsConfirmed} />;
    case "office":
      return <Input name="paperCopies" value={String(values.paperCopies)} type="number" />;
    case "texts":
      return <TextParts texts={values.texts} />;
    case "rights":
      return <RightParts rights={values.rights} />;
    case "experts":
      return <ExpertParts experts={values.experts} />;
    case "files":
      return <FileParts files={values.files} />;
  }
}

function FieldPart({ values, call }: Props) {
  const { t } = useTranslation();
  const pick = usePick();
  return (
    <Field label={t("formalCheck.inputs.declaredField")}>
      <select name="declaredFieldCode" defaultValue={values.declaredFieldCode}>
        {call.fields.map((field) => (
          <option key={field.code} value={field.code}>
            {pick(field.name)}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface InputProps {
  readonly name: "releasedOn" | "commitmentSignedOn" | "contactName" | "contactPhone" | "contactEmail" | "paperCopies";
  readonly value: string;
  readonly type?: "text" | "date" | "tel" | "email" | "number";
}

function Input({ name, value, type = "text" }: InputProps) {
  const { t } = useTranslation();
  return (
    <Field label={t(`formalCheck.inputs.${name}`)}>
      <input name={name} type={type} defaultValue={value} {...(type === "number" ? { min: 0, max: 99 } : {})} />
    </Field>
  );
}

interface TickProps {
  readonly name:
    "isFirstRelease" | "commitmentIsPresent" | "commitmentIsSigned" | "commitmentIsSealed" | "recommenderIsConfirmed";
  readonly isChecked: boolean;
}

function Tick({ name, isChecked }: TickProps) {
  const { t } = useTranslation();
  return (
    <label className="choice">
      <input type="checkbox" name={name} defaultChecked={isChecked} />
      {t(`formalCheck.inputs.${name}`)}
    </label>
  );
}
