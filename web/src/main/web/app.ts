// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import "./pages/app.ts";
import { live } from "./state/connection.ts";
import { router } from "./state/router.ts";

/** How long the first page waits for the stream, so that it need not be read twice. */
const PATIENCE_MS = 150;

router.start();
const opened = live.start();
const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
await Promise.race([opened, patience]);
live.expectGap();
document.body.append(document.createElement("assay-app"));
