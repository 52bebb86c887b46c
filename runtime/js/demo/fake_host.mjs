// Plays the services behind an article's widgets, so that the page needs no network beyond its own origin: charts have
// made-up points, checks run for a while and find something.
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const parameter = (query, name) => query.find(([each]) => each === name)?.[1] ?? "";

function metrics({query}) {
  const end = Date.now(), field = parameter(query, "aggregation").split(",")[0].toLowerCase() || "average";
  const data = Array.from({length: 24}, (_, i) => ({timeStamp: new Date(end - (24 - i) * 3600e3).toISOString(),
    [field]: Math.round(50 + 40 * Math.sin(i / 3)) / 10}));
  return {value: parameter(query, "metricnames").split(",").map((name) => ({name: {value: name, localizedValue: name}, unit: "Count",
    errorCode: "Success", timeseries: [{metadatavalues: [], data}]}))};
}

function diagnostics(solutions, done) {
  const insights = [{id: "demo-finding", title: "A probe asks for a path that does not exist", importanceLevel: "Critical",
    results: "<p>Every host answers <code>/status</code> with status 404.</p>"}];
  return {properties: {provisioningState: done ? "Succeeded" : "Running", diagnostics: solutions.map((solutionId) =>
    ({solutionId, status: done ? "Succeeded" : "Running", insights: done ? insights : [], estimatedCompletionTime: "1"}))}};
}

// `pace`: milliseconds until an answer.
export class FakeHost {
  #checks = new Map();  // path of a check: its solutions, and how often it was asked for
  #pace;

  constructor({pace = 400} = {}) { this.#pace = pace; }

  async answer(request) {
    await pause(this.#pace);
    return {requestId: request.requestId, ...this.#answerTo(request)};
  }

  #answerTo({action, http, query}) {
    if (action === "kbSearch") return {body: {searchResults: [{title: `About: ${query}`, content: "An answer of the demonstration",
      link: "https://docs.nimbus.example/demo", resultType: "Documentation", rank: 1}]}};
    if (action !== "http") return {outcome: "unsupported"};
    if (/\/metrics$/i.test(http.path)) return {body: metrics(http)};
    if (http.method === "PUT") {
      const solutions = (http.body?.properties?.insights ?? []).map(({solutionId}) => solutionId);
      this.#checks.set(http.path, {solutions, asked: 0});
      return {status: 201, body: diagnostics(solutions, false)};
    }
    const check = this.#checks.get(http.path);
    if (!check) return {status: 404, body: {error: {code: "NotFound"}}};
    return {body: diagnostics(check.solutions, ++check.asked > 1)};
  }
}
