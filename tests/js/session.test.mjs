// Sessions in Node against scenarios of tests/live: every widget comes to an end, and says what the scenario expects.
import assert from "node:assert/strict";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {test} from "node:test";
import {play} from "./everything.mjs";
import {scenarioAnswers} from "./scenario.mjs";
import {checkArticle, compileBundle, resourceId, scratch, Shelf, source} from "./support.mjs";

const bundle = await Shelf.open(compileBundle(scratch()));
const scenarios = join(source, "tests/live/scenarios");
const context = {resourceId, topic: "7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c04", product: "20101", now: "2026-01-04T00:00:00Z", nonce: "test"};
const answersOf = (name) => JSON.parse(readFileSync(join(scenarios, name, "answers.json"), "utf8"));

for (const name of readdirSync(scenarios))
  test(`scenario ${name}: everything settles`, () => {
    const played = play(bundle, checkArticle, context, scenarioAnswers(answersOf(name)));
    assert.ok(played.settled);
    assert.ok(played.log.length > 0);
    for (const {state: {state}} of played.states) assert.ok(!["Pending", "Running"].includes(state), state);
  });

test("what came is what is shown", () => {
  const played = play(bundle, checkArticle, context, scenarioAnswers(answersOf("running-then-succeeded")));
  const metric = played.states.find(({state}) => state.series.length > 0);
  assert.equal(metric.state.state, "Results");
  assert.equal(metric.state.series[0].points[0].value, 4);
  const check = played.states.find(({kind}) => kind === "insight");
  assert.equal(check.state.state, "Results");
  for (const shown of readFileSync(join(scenarios, "running-then-succeeded/shows.txt"), "utf8").split("\n").filter((line) => /^(Critical|Healthy)/.test(line)))
    assert.ok(played.text.includes(shown.split(":")[0]), shown);
});

test("what the host decides: offline, cancel, another context, a form", () => {
  const article = bundle.article(checkArticle);
  const session = article.session(context);
  const asked = session.start(0);
  assert.ok(asked.length > 0 && session.nextDue > 0 && !session.settled);
  session.cancel(asked[0].slot);
  assert.equal(session.states().find(({slot}) => slot === asked[0].slot).state.state, "Canceled");
  const again = session.setContext({...context, cloud: "fairfax"}, 10);
  assert.ok(again.every(({generation}) => generation > asked[0].generation));
  session.setOffline();
  assert.ok(session.states().some(({state}) => state.state === "Offline"));
  const report = session.merge({properties: {}});
  assert.equal(typeof report.byKey, "number");
  session.close();
});
