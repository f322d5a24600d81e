"use client";

import { useEffect, useState } from "react";
import { z } from "zod";
import { createApiClient } from "#components/api/client.ts";
import type { ReaderArticle } from "#components/reader/reader-contract.ts";

const outline = z.custom<{ article: ReaderArticle }>(
  (value) => typeof value === "object" && value !== null && "article" in value,
);

/** The text of one article, read from the server; null until it is there. */
export function useArticle(projectId: string, articleId: string) {
  const [article, setArticle] = useState<ReaderArticle | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    void createApiClient()
      .getJson(`/api/v1/projects/${projectId}/articles/${articleId}`, outline)
      .then((answer) => {
        if (!current) return;
        if (answer.ok) setArticle(answer.value.article);
        else setProblem(answer.failure.error.message);
      });
    return () => {
      current = false;
    };
  }, [projectId, articleId]);
  return { article, problem };
}
