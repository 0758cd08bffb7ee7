import { Form, Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Field } from "../field.tsx";
import { columnsOf } from "./table-state.ts";

export interface TableFilter {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** The choice in force, for a filter that always has one; without it "any" is a choice and the address says which. */
  readonly chosen?: string;
}

export interface Props {
  readonly filters: readonly TableFilter[];
  /** Label of the text search (`q`); absent when the table has none. */
  readonly searchLabel?: string;
  /** All columns; empty when the columns cannot be chosen. */
  readonly columns: readonly { readonly id: string; readonly header: string; readonly isHiddenAtFirst?: boolean }[];
  /** Parameters of the address that stay as they are, beside the order. */
  readonly kept?: readonly string[];
}

/** Filters and column choice above a table: one GET form, so that the address holds them. */
export function TableTools({ filters, searchLabel, columns, kept = [] }: Props) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const chosen = columnsOf(search);
  const staying = ["sort", ...kept].flatMap((name) => search.getAll(name).map((value) => ({ name, value })));
  return (
    // A new key when the address changes, so that the controls show what the address says.
    <Form method="get" className="tools" key={search.toString()}>
      {staying.map((parameter) => (
        <input key={parameter.name} type="hidden" {...parameter} />
      ))}
      {searchLabel !== undefined && (
        <div className="wide">
          <Field label={searchLabel}>
            <input type="search" name="q" defaultValue={search.get("q") ?? ""} />
          </Field>
        </div>
      )}
      {filters.map((filter) => (
        <Field key={filter.name} label={filter.label}>
          <select name={filter.name} defaultValue={filter.chosen ?? search.get(filter.name) ?? ""}>
            {filter.chosen === undefined && <option value="">{t("common.table.any")}</option>}
            {filter.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </Field>
      ))}
      {columns.length > 0 && (
        <details className="menu">
          <summary className="btn">{t("common.table.columns")}</summary>
          <div>
            {columns.map((column) => (
              <label key={column.id} className="choice">
                <input
                  type="checkbox"
                  name="columns"
                  value={column.id}
                  defaultChecked={chosen?.includes(column.id) ?? column.isHiddenAtFirst !== true}
                />
                {column.header}
              </label>
            ))}
          </div>
        </details>
      )}
      <button className="btn" type="submit">
        {t("common.actions.apply")}
      </button>
      <Link className="btn quiet" to="?">
        {t("common.actions.clear")}
      </Link>
    </Form>
  );
}
