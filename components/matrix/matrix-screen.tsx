"use client";

import { useRef, useState } from "react";
import { CELL_SIGNS, CELL_WORDS, matrixSummary, matrixTable } from "#lib/pictures/matrix-table.ts";
import type { Matrix } from "#lib/pictures/matrix.ts";
import { Picture } from "#components/pictures/picture.tsx";
import { MatrixDrawing } from "./matrix-drawing.tsx";
import { MatrixGrid, type ChosenCell } from "./matrix-grid.tsx";
import { PassagesDialog } from "./passages-dialog.tsx";

/** Who says what: claims by publisher, publishers that are one voice side by side. */
export function MatrixScreen({ projectId, matrix }: { projectId: string; matrix: Matrix }) {
  const [chosen, setChosen] = useState<ChosenCell | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const summary = matrixSummary(matrix);
  const open = (cell: ChosenCell) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setChosen(cell);
  };
  const close = () => {
    setChosen(null);
    // The window gives the focus up when it is gone; then it goes back to the cell.
    setTimeout(() => opener.current?.focus());
  };
  return (
    <>
      <Picture
        title="Claims by publisher"
        summary={summary}
        fileName="matrix"
        first="table"
        table={matrixTable(matrix)}
        tableView={<MatrixGrid projectId={projectId} matrix={matrix} onChoose={open} />}
        legend={<Legend />}
      >
        {(width) => <MatrixDrawing matrix={matrix} width={width} label={summary} />}
      </Picture>
      <PassagesDialog projectId={projectId} chosen={chosen} onClose={close} />
    </>
  );
}

function Legend() {
  return (
    <p>
      {(["supports", "contradicts", "mentions", "mixed"] as const)
        .map((stance) => `${CELL_SIGNS[stance]} ${CELL_WORDS[stance]}`)
        .join(" · ")}
      . Publishers under one letter share origins, text or an owner for the claims shown.
    </p>
  );
}
