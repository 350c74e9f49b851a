/** The projection's thread: its rows come with it, its one message is the answer. */
import { parentPort, workerData } from "node:worker_threads";
import { project } from "./project.ts";

if (!parentPort) throw new Error("worker/project-main runs as a worker thread");
parentPort.postMessage(project(workerData as readonly Float32Array[]));
