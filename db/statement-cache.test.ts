import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { keepStatements } from "./statement-cache.ts";

test("a text of SQL is compiled once, and nobody inherits the row mode of another", () => {
  const connection = keepStatements(new Database(":memory:"));
  connection.exec("create table t (a, b); insert into t values (1, 2)");
  const first = connection.prepare("select a, b from t");
  expect(first.raw().all()).toEqual([[1, 2]]);
  const second = connection.prepare("select a, b from t");
  expect(second).toBe(first);
  expect(second.all()).toEqual([{ a: 1, b: 2 }]);
  connection.close();
});

test("a table that changes is read as it is now, and old statements make room", () => {
  const connection = keepStatements(new Database(":memory:"));
  connection.exec("create table t (a); insert into t values (1)");
  expect(connection.prepare("select * from t").all()).toEqual([{ a: 1 }]);
  connection.exec("alter table t add column b");
  expect(connection.prepare("select * from t").all()).toEqual([{ a: 1, b: null }]);
  const kept = connection.prepare("select 0");
  for (let n = 1; n <= 400; n++) connection.prepare(`select ${n}`);
  expect(connection.prepare("select 400")).toBe(connection.prepare("select 400"));
  expect(connection.prepare("select 0")).not.toBe(kept);
  connection.close();
});
