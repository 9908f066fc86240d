# Every module, lower levels first; paths relative to this folder.
util/fifo.v
util/rr_arbiter.v
bus/hub_arbiter.v
bus/hub_join.v
bus/hub_counters.v
bus/hub_config.v
bus/hub.v
bus/link.v
