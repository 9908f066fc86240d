// Descriptors of the keys of [traffic].
#pragma once

#include "sim/config_field.h"
#include "sim/traffic_spec.h"

namespace tendril {

Fields<TrafficSpec> traffic_fields();

}  // namespace tendril
