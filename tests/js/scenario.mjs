// Answers of a scenario of tests/live, given in turn as the stand-in for the services gives them: by method, the end of
// the path, and parameters of the query.
export function scenarioAnswers(scenario) {
  const given = scenario.map((entry) => ({...entry, turn: 0}));
  return (request) => {
    if (request.action === "kbSearch") return {body: {value: []}};
    if (request.action !== "http") return {outcome: "unsupported"};
    const {method, path, query} = request.http;
    const fits = (entry) => entry.method === method && path.toLowerCase().includes(entry.path.toLowerCase()) &&
      Object.entries(entry.query ?? {}).every(([name, value]) => query.some(([n, v]) => n === name && v === value));
    const entry = given.find(fits);
    if (!entry) return {status: 404, body: {error: {code: "NotFound"}}};
    const answer = entry.answers[Math.min(entry.turn++, entry.answers.length - 1)];
    const retryAfter = answer.headers?.["Retry-After"];
    return {status: answer.status, body: answer.body, retryAfter: retryAfter === undefined ? null : Number(retryAfter)};
  };
}
