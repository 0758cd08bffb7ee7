import type { ReactNode } from "react";

export interface Props {
  readonly title: string;
  /** What to do about it, or why it is so. */
  readonly children?: ReactNode;
}

/** What stands where a list will be. */
export function EmptyState({ title, children }: Props) {
  return (
    <div className="panel empty">
      <h2>{title}</h2>
      {children !== undefined && <p className="muted">{children}</p>}
    </div>
  );
}
