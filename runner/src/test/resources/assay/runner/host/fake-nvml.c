// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/*
 * A driver with two cards: the first tells everything, the second answers NOT_SUPPORTED to most, as
 * cards in MIG mode do. With -DOLD it has the functions of an old driver alone. Layouts and numbers
 * are those of nvml.h.
 */
#include <stdint.h>
#include <string.h>

#define SUCCESS 0
#define INVALID_ARGUMENT 2
#define NOT_SUPPORTED 3
#define DRIVER_NOT_LOADED 9

static int initialised = 0;
static int cards[2];

static int index_of(void *device) { return device == &cards[0] ? 0 : 1; }

int nvmlInit_v2(void) {
#ifdef NO_DRIVER
  return DRIVER_NOT_LOADED;
#else
  return ++initialised == 1 ? SUCCESS : INVALID_ARGUMENT;
#endif
}

static int text(char *to, unsigned length, const char *from) {
  if (strlen(from) >= length) return 7;
  strcpy(to, from);
  return SUCCESS;
}

int nvmlSystemGetDriverVersion(char *version, unsigned length) {
  return text(version, length, "550.54.15");
}

int nvmlSystemGetCudaDriverVersion_v2(int *version) { *version = 12040; return SUCCESS; }

int nvmlDeviceGetCount_v2(unsigned *count) { *count = initialised == 1 ? 2 : 0; return SUCCESS; }

int nvmlDeviceGetHandleByIndex_v2(unsigned index, void **device) {
  if (index > 1) return INVALID_ARGUMENT;
  *device = &cards[index];
  return SUCCESS;
}

int nvmlDeviceGetName(void *device, char *name, unsigned length) {
  return text(name, length, index_of(device) ? "NVIDIA A100-SXM4-40GB MIG 1g.5gb" : "NVIDIA H100 PCIe");
}

int nvmlDeviceGetUUID(void *device, char *uuid, unsigned length) {
  return text(uuid, length, index_of(device) ? "GPU-b2" : "GPU-a1");
}

typedef struct {
  char legacy[16];
  unsigned domain, bus, device, pciDeviceId, pciSubSystemId;
  char busId[32];
} Pci;

int nvmlDeviceGetPciInfo_v3(void *device, Pci *pci) {
  memset(pci, 0, sizeof *pci);
  strcpy(pci->legacy, "wrong");
  strcpy(pci->busId, index_of(device) ? "00000000:AF:00.0" : "00000000:3B:00.0");
  return SUCCESS;
}

typedef struct { unsigned long long total, free, used; } Memory1;

int nvmlDeviceGetMemoryInfo(void *device, Memory1 *memory) {
  memory->total = 1000;
  memory->free = 600;
  memory->used = 400;
  return SUCCESS;
}

typedef struct { unsigned gpu, memory; } Rates;

int nvmlDeviceGetUtilizationRates(void *device, Rates *rates) {
  if (index_of(device)) return NOT_SUPPORTED;
  rates->gpu = 87;
  rates->memory = 31;
  return SUCCESS;
}

static int number(void *device, unsigned *to, unsigned value) {
  if (index_of(device)) return NOT_SUPPORTED;
  *to = value;
  return SUCCESS;
}

int nvmlDeviceGetPowerUsage(void *device, unsigned *mw) { return number(device, mw, 251500); }

int nvmlDeviceGetEnforcedPowerLimit(void *device, unsigned *mw) { return number(device, mw, 350000); }

int nvmlDeviceGetTemperature(void *device, int sensor, unsigned *celsius) {
  return sensor ? INVALID_ARGUMENT : number(device, celsius, 61);
}

int nvmlDeviceGetClockInfo(void *device, int type, unsigned *mhz) {
  return type == 1 ? number(device, mhz, 1755) : INVALID_ARGUMENT;
}

#ifdef OLD

int nvmlDeviceGetCurrentClocksThrottleReasons(void *device, unsigned long long *reasons) {
  *reasons = 0x20;
  return SUCCESS;
}

typedef struct { unsigned pid; unsigned long long bytes; } Process;

int nvmlDeviceGetComputeRunningProcesses(void *device, unsigned *count, Process *processes) {
  *count = 2;
  processes[0].pid = 17;
  processes[0].bytes = 1700;
  processes[1].pid = 18;
  processes[1].bytes = 1800;
  return SUCCESS;
}

#else

typedef struct { unsigned version; unsigned long long total, reserved, free, used; } Memory2;

int nvmlDeviceGetMemoryInfo_v2(void *device, Memory2 *memory) {
  if (memory->version != (sizeof *memory | 2 << 24)) return INVALID_ARGUMENT;
  memory->total = 85520809984ULL;
  memory->reserved = 500000000;
  memory->free = 80020809984ULL;
  memory->used = 5500000000ULL; /* with what is reserved, as the documents say */
  return SUCCESS;
}

int nvmlDeviceGetTotalEnergyConsumption(void *device, unsigned long long *mj) {
  static unsigned long long energy = 9007199254740993ULL;
  if (index_of(device)) return NOT_SUPPORTED;
  *mj = energy;
  energy += 1500;
  return SUCCESS;
}

int nvmlDeviceGetCurrentClocksEventReasons(void *device, unsigned long long *reasons) {
  if (index_of(device)) return NOT_SUPPORTED;
  *reasons = 0x44;
  return SUCCESS;
}

typedef struct { unsigned pid; unsigned long long bytes; unsigned gi, ci; } Process;

int nvmlDeviceGetComputeRunningProcesses_v3(void *device, unsigned *count, Process *processes) {
  if (index_of(device)) return NOT_SUPPORTED;
  *count = 2;
  processes[0].pid = 17;
  processes[0].bytes = 1700;
  processes[0].gi = processes[0].ci = 0xffffffff;
  processes[1].pid = 4000000000u;
  processes[1].bytes = (unsigned long long) -1; /* not available */
  return SUCCESS;
}

#endif
