import { clsx, type ClassValue } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Our own step of the type scale must be known, or it would be taken for a colour and dropped beside one.
const merge = extendTailwindMerge({ extend: { classGroups: { "font-size": ["text-reading"] } } });

/** Joins class names; of two that set the same property the later one stays. */
export function cn(...inputs: ClassValue[]): string {
  return merge(clsx(inputs));
}
