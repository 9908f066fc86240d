"""A random chip of four cores from a seed: the words that configure it, and what its hosts send.

Words are rows "op kind index address data" of the configuration bus: op 1 writes, 0 reads, 2 lets the chip
run for `data` cycles. Flits are numbers, {mark, tick, source, neuron} as on the bus.
"""
import random
import tomllib

CORES, HUBS, SIZE, SOURCES, HOSTS = 4, 3, 16, 16, 2
PARAMETERS = {"Cores": CORES, "Levels": 2, "Radix": 2, "Neurons": SIZE, "Axons": SIZE, "Lanes": SIZE,
              "Sources": SOURCES, "HostPorts": HOSTS}
WRITE, READ, RUN = 1, 0, 2
CORE, HUB, LINKS, ALL_CORES = 0, 1, 2, 3
PORTS, LATERALS = 13, 4            # of a hub
HOST_PORT, PARENT_PORT = 2, 12     # host 0 in the place of hub 0's child 2, host 1 above the root
CALM = {"vmax": [65535, 150], "theta": [5, 30, 90], "en_dir": [1], "vs": [0, 2, 4], "leak": [0, 1, 3],
        "smin": [0, 3], "refr": [0, 2], "ph_len": [0, 1, 7, 16], "burst_isi": [1, 2, 4], "inh_v": [0, 20],
        "inh_s": [0, 2], "inh_t": [0, 1, 4], "ep_local": [0, 0, 9]}  # others at random in their range


def region_base(block, name):
    words = block.get("region_words", 32768)
    return words * next(region["id"] for region in block["region"] if region["name"] == name)


class Stimulus:
    def __init__(self, rtl, seed):
        self.random = random.Random(seed)
        self.map = tomllib.loads((rtl / "map.toml").read_text())
        self.ticks = self.random.choice([10, 20, 30])
        self.fixed = self.random.random() < 0.3
        self.period = self.random.choice([70, 150])   # cycles of a fixed tick
        self.lateral = self.random.random() < 0.5
        self.preload = -1 if self.fixed or self.random.random() < 0.6 else self.random.randrange(2**31 - 100)
        self.rows = []
        self.hosts = [self.flits(CORES + host) for host in range(HOSTS)]
        self.configure()

    def put(self, kind, index, address, data, op=WRITE):
        self.rows.append((op, kind, index, address, data & 0xFFFFFFFF))

    def configure(self):
        for hub in range(HUBS):
            self.hub(hub)
        self.links()
        for core in range(CORES):
            self.core(core)
        self.read_back()
        registers = [register["name"] for register in self.map["core"]["register"]]
        self.put(ALL_CORES, CORES, registers.index("start"), 1)
        cycles = self.period * (self.ticks + 4) if self.fixed else 1500
        self.put(CORE, 0, 0, cycles, RUN)
        if self.fixed:
            return
        counters = region_base(self.map["core"], "counters")
        for core in range(CORES):
            for word in range(9):
                self.put(CORE, core, counters + word, 0, READ)
        for hub in range(HUBS):
            for word in range(5, 15):
                self.put(HUB, hub, word, 0, READ)

    def read_back(self):
        """A word of every memory, so that what a memory shows was read from it once."""
        for core in range(CORES):
            for region in self.map["core"]["region"]:
                first = 8 if region["name"] == "pending" else 0
                self.put(CORE, core, 32768 * region["id"] + first, 0, READ)

    # {laterals, up, down} of a hub for a source; cores 0 and 1 stand below hub 0, 2 and 3 below hub 1.
    def mask(self, hub, source):
        home = {0: 0, 1: 0, 2: 1, 3: 1, CORES: 0}.get(source, 2)
        down = 0b11 if hub < 2 else 0b11 & ~(1 << home if home < 2 else 0)
        if hub == 2:
            return (1 << 8 if home != 2 else 0) | (0 if self.lateral and home < 2 else down)
        if home != hub:
            return down
        return down | 1 << 8 | (1 << 9 if self.lateral else 0)

    def hub(self, hub):
        root = hub == 2
        self.put(HUB, hub, 0, 0b111 if hub == 0 else 0b11)
        self.put(HUB, hub, 1, 1 if self.lateral and not root else 0)
        self.put(HUB, hub, 2, 2 if root else 1)
        self.put(HUB, hub, 3, self.random.choice([1, 2, 3, 16]))
        self.put(HUB, hub, 4, 0 if root else 1)
        masks = region_base({"region_words": 1024, "region": self.map["hub"]["region"]}, "masks")
        for source in range(CORES + HOSTS):
            self.put(HUB, hub, masks + source, self.mask(hub, source))

    def links(self):
        def delay():
            return self.random.choice([0, 1, 1, 2, 5, 15])

        for node in range(CORES + HUBS - 1):
            self.put(LINKS, 0, node, delay())
        if self.lateral:
            cycles = delay()
            for here, there in ((0, LATERALS), (LATERALS, 0)):
                self.put(LINKS, 0, 1024 + here, 1 << 31 | there << 16 | cycles)
        for host, port in enumerate((HOST_PORT, 2 * PORTS + PARENT_PORT)):
            self.put(LINKS, 0, 2048 + host, 1 << 31 | port << 16 | delay())

    def parameters(self):
        calm = self.random.random() < 0.8
        for parameter in self.map["neuron"]:
            low, high = parameter["range"]
            values = CALM.get(parameter["name"], [parameter["default"], self.random.randint(low, high)])
            yield self.random.choice(values if calm else [low, high, parameter["default"]])

    def core(self, core):
        neuron = [parameter["name"] for parameter in self.map["neuron"]]
        values = list(self.parameters())
        length = values[neuron.index("ph_len")]
        registers = {"n": self.random.choice([SIZE, SIZE, 9]), "nin": SIZE, "source": core,
                     "tick": self.preload, "phase": (self.preload + 1) % length if length else 0,
                     "last_tick": self.preload + self.ticks, "rank0": 0,
                     "learning": self.random.randrange(2), "fixed": int(self.fixed)}
        address = 0
        for register in self.map["core"]["register"]:
            if register["name"] != "start":
                self.put(CORE, core, address, registers[register["name"]])
            address += 1
        for value in values:
            self.put(CORE, core, address, value)
            address += 1
        self.memories(core)

    def memories(self, core):
        def base(name):
            return region_base(self.map["core"], name)

        draw = self.random.randrange
        for source in range(SOURCES):
            known = source < CORES + HOSTS
            self.put(CORE, core, base("axon_sources") + source, int(known) << 16 | source)
            for line in range(SIZE if known else 1):
                delay = self.random.choice([1, 1, 1, 2, 7])
                there = draw(4) > 0
                word = int(there) << 12 | int(draw(8) == 0) << 11 | delay << 8 | draw(SIZE // 2) * 2
                self.put(CORE, core, base("axon_table") + source * 256 + line, word)
        for axon in range(SIZE):
            for word in range(SIZE // 8):
                counts = sum(self.random.choice([0, 0, 1, 4, 15]) << 4 * lane for lane in range(8))
                self.put(CORE, core, base("synapses") + axon * 32 + word, counts)
        for neuron in range(SIZE):
            self.put(CORE, core, base("neurons") + neuron * 4, draw(60))
            self.put(CORE, core, base("neurons") + neuron * 4 + 1, self.random.choice([5, 20, 60]))
            self.put(CORE, core, base("neurons") + neuron * 4 + 2, 0)
        self.put(CORE, core, base("pending") + 8, draw(1 << SIZE))
        self.put(CORE, core, base("axon_types"), draw(1 << SIZE) | draw(1 << SIZE))

    def flits(self, source):
        rows = []
        busy = self.random.choice([1, 4, 10])
        for step in range(self.ticks + 1):
            tick = self.preload + step & 0xFF
            for _ in range(self.random.randrange(busy + 1)):
                stray = self.random.choice([0] * 12 + [-3, 3])    # late and early
                rows.append((tick + stray & 0xFF) << 17 | source << 8 | self.random.randrange(SIZE))
            if not self.fixed:
                rows.append(1 << 25 | tick << 17 | source << 8)
        return rows
