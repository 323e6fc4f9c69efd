#include "copydesk/text/span.h"

#include <ostream>

namespace copydesk {

std::ostream& operator<<(std::ostream& out, Span span) {
  return out << '[' << span.begin << ',' << span.end << ')';
}

}  // namespace copydesk
