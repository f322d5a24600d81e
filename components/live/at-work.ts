const FIELDS = "textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])";
const WINDOWS = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

/** Whether somebody is in the middle of something that a change under their hands would disturb. */
export function isAtWork(page: Document): boolean {
  const { activeElement } = page;
  if (activeElement?.matches(FIELDS)) return true;
  if (page.querySelector(WINDOWS)) return true;
  const selection = page.getSelection();
  return selection !== null && !selection.isCollapsed;
}
