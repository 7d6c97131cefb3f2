/** A table of the page as data: the first column are labels, the others numbers. */
export type Told = {
  columns: { name: string; words: string }[];
  rows: { label: string; values: Record<string, number> }[];
};

/** The cells of the table; numbers as their `data` elements give them. */
export function readTable(table: HTMLTableElement): Told {
  const columns = [...table.querySelectorAll<HTMLElement>("thead th")].map((head) => ({
    name: head.dataset.column ?? "",
    words: head.textContent?.trim() ?? "",
  }));
  const rows = [...table.querySelectorAll("tbody tr")].map((row) => {
    const [label, ...cells] = [...row.children];
    const values: Record<string, number> = {};
    cells.forEach((cell, number) => {
      const name = columns[number + 1]?.name;
      const value = cell.querySelector("data")?.value;
      if (name && value !== undefined) values[name] = Number(value);
    });
    return { label: label?.textContent?.trim() ?? "", values };
  });
  return { columns, rows };
}
