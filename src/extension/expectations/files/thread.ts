/** The thread that reads files of expectations: its work comes with it, its one message is the answer. */
import { parentPort, workerData } from "node:worker_threads";
import { readExpectations, type ReadingWork } from "./reading.ts";

if (!parentPort) throw new Error("expectations/files/thread runs as a worker thread");
parentPort.postMessage(await readExpectations(workerData as ReadingWork));
