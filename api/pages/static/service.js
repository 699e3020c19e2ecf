// Talks to the server: asks and streams, rates, uploads. Every failure becomes an Error with a Vietnamese message.

const UNREACHABLE = "Không kết nối được máy chủ. Hãy kiểm tra mạng rồi thử lại.";

export async function ask(question, { conversationId, documentIds }, onDelta, base = "") {
  const body = { question };
  if (documentIds?.length) body.document_ids = documentIds;
  if (conversationId) body.conversation_id = conversationId;
  const response = await post(`${base}/v1/ask/stream`, body);
  for await (const { event, data } of events(response.body)) {
    if (event === "text") onDelta(data.delta);
    if (event === "answer") return data;
    if (event === "problem") throw new Error(data.detail || data.title);
  }
  throw new Error("Câu trả lời bị ngắt giữa chừng. Hãy hỏi lại.");
}

export async function rate(conversationId, rating, reason, base = "") {
  const body = { conversation_id: conversationId, rating };
  if (reason) body.reason = reason;
  await post(`${base}/v1/feedback`, body);
}

async function post(address, body) {
  return checked(await reach(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }));
}

export async function reach(address, options) {
  try {
    return await fetch(address, options);
  } catch {
    throw new Error(UNREACHABLE);
  }
}

export async function checked(response) {
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.detail || problem.title || `Máy chủ báo lỗi ${response.status}.`);
}

// Server-sent events over a POST: https://html.spec.whatwg.org/multipage/server-sent-events.html
async function* events(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    waiting += value;
    let end;
    while ((end = waiting.indexOf("\n\n")) >= 0) {
      const block = waiting.slice(0, end);
      waiting = waiting.slice(end + 2);
      const fields = Object.fromEntries(block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]));
      if (fields.data) yield { event: fields.event, data: JSON.parse(fields.data) };
    }
  }
}
