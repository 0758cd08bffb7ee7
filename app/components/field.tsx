import { type ReactElement, cloneElement, useId } from "react";

export interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
  /** One input, select or textarea; it receives id, aria-describedby and aria-invalid. */
  readonly children: ReactElement;
}

/** A labelled control whose hint and problem are tied to it by id. */
export function Field({ label, hint, problem, children }: Props) {
  const id = useId();
  const described = [hint === undefined ? "" : `${id}-hint`, problem === undefined ? "" : `${id}-problem`]
    .filter((part) => part !== "")
    .join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {cloneElement(children, {
        id,
        ...(described === "" ? {} : { "aria-describedby": described }),
        ...(problem === undefined ? {} : { "aria-invalid": true }),
      })}
      {problem !== undefined && (
        <p className="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
