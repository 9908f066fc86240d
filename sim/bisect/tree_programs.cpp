#include "sim/bisect/tree_programs.h"

#include <unistd.h>

#include <algorithm>
#include <thread>

#include "sim/regress/build_order.h"

namespace tendril {

namespace fs = std::filesystem;

Programs programs_of_tree(const fs::path& rtl, const TestSpec& test, std::optional<int> jobs) {
    const ProductBuild product = product_build(own_program());
    const fs::path program =
        test.chip.empty() ? product.programs().benches / test.bench : product.programs().tendril;
    const bool own = product.known() && fs::exists(product.rtl() / "rtl.f") &&
                     rtl_digest(product.rtl()) == rtl_digest(rtl) && ::access(program.c_str(), X_OK) == 0 &&
                     newer_than(product.rtl(), program).empty();
    if (own) return product.programs();
    const int parallel = jobs.value_or(static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
    return build_rtl(product, build_order({Job{&test, 0, 0}}, rtl, parallel));
}

}  // namespace tendril
