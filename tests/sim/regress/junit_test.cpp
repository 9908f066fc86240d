// JUnit XML: one testsuite, class and name split at the last slash, the REPRO line in the failure.
#include <gtest/gtest.h>

#include "sim/regress/report.h"

namespace tendril {
namespace {

TEST(JUnit, HasOneSuiteWithACaseAJob) {
    TestSpec test;
    test.name = "core/small/a <b>";
    RegressResult result;
    result.list = "lists/chip.toml";
    result.seconds = 2.5;
    for (const Status status : {Status::passed, Status::failed, Status::not_run}) {
        JobResult done;
        done.job = {&test, 0, 0xab};
        done.verdict = {status, status == Status::failed ? "1 & \"2\"" : ""};
        done.repro = "tendril regress 'x'";
        done.seconds = 0.25;
        result.jobs.push_back(done);
    }
    const std::string name =
        R"(  <testcase classname="core/small" name="a &lt;b&gt; seed=0xab" time="0.250")";
    EXPECT_EQ(
        junit_xml(result),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
        " <testsuite name=\"chip\" tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\" time=\"2.500\">\n" +
            name + "/>\n" + name +
            ">\n    <failure type=\"failed\" message=\"1 &amp; &quot;2&quot;\">REPRO tendril regress "
            "'x'</failure>\n  </testcase>\n" +
            name + ">\n    <skipped/>\n  </testcase>\n </testsuite>\n</testsuites>\n");
}

}  // namespace
}  // namespace tendril
