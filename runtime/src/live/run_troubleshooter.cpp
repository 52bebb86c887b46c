#include "live/session_core.hpp"
namespace shelf::detail {
void SessionCore::take_step(Job& job, const Answer& answer) { (void)answer; settle_all(job, Verdict::failed(Cause::None)); }
}
