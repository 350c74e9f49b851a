// Loaded into a process: lets it reach nothing but this machine, and writes down what it tried.
import { appendFileSync } from "node:fs";
import net from "node:net";

const log = process.env.REWARDLENS_NETWORK_LOG;
const write = (line) => appendFileSync(log, `${JSON.stringify({ argv: process.argv, ...line })}\n`);

write({ loaded: true });

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  // Node itself passes its arguments on as one array.
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const options =
    typeof first === "object" ? first : typeof first === "string" ? { path: first } : { port: first, host: second };
  const host = options.host ?? "localhost";
  if (options.path || ["localhost", "127.0.0.1", "::1"].includes(host)) return connect.apply(this, args);
  write({ host, stack: new Error("blocked").stack });
  process.nextTick(() => this.destroy(new Error(`No network in this test: ${host}`)));
  return this;
};
