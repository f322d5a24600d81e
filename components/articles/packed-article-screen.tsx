"use client";

import { useMemo } from "react";
import { type PackedAnnotations, unpackAnnotations } from "#lib/annotations/packed.ts";
import { ArticleScreen, type ArticleScreenProps } from "./article-screen.tsx";

interface Props extends Omit<ArticleScreenProps, "annotations"> {
  annotations: PackedAnnotations;
}

/** The article's screen with its annotations as they come over the wire. */
export function PackedArticleScreen({ annotations, ...props }: Props) {
  const { projectId, article } = props;
  const unpacked = useMemo(
    () =>
      unpackAnnotations(
        annotations,
        { projectId, articleId: article.id, versionId: article.versionId },
        article.text,
      ),
    [annotations, projectId, article.id, article.versionId, article.text],
  );
  return <ArticleScreen {...props} annotations={unpacked} />;
}
