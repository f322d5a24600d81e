/** A card beside the text: where its passage begins and how tall it is, in pixels from the top of the text. */
export interface CardBox {
  id: string;
  top: number;
  height: number;
}

/**
 * Tops for cards in order of their passages: each as near to its passage as the others allow, none overlapping.
 * The chosen card stands exactly beside its passage; those before it give way upwards.
 */
export function layOutCards(
  cards: readonly CardBox[],
  chosenId: string | null,
  gap: number,
): Map<string, number> {
  const tops = new Map<string, number>();
  const chosenAt = cards.findIndex((card) => card.id === chosenId);
  let floor = Number.NEGATIVE_INFINITY;
  for (const card of cards.slice(Math.max(0, chosenAt))) {
    const top = Math.max(card.top, floor);
    tops.set(card.id, top);
    floor = top + card.height + gap;
  }
  let ceiling = cards[chosenAt]?.top ?? 0;
  for (const card of cards.slice(0, Math.max(0, chosenAt)).toReversed()) {
    const top = Math.min(card.top, ceiling - gap - card.height);
    tops.set(card.id, top);
    ceiling = top;
  }
  return tops;
}
