// Everything of the runtime.
#pragma once

#include "shelf/article.hpp"
#include "shelf/bundle.hpp"
#include "shelf/bundle_handle.hpp"
#include "shelf/context.hpp"
#include "shelf/format.hpp"
#include "shelf/key.hpp"
#include "shelf/messages.hpp"
#include "shelf/query.hpp"
#include "shelf/request.hpp"
#include "shelf/result.hpp"
#include "shelf/sink.hpp"
#include "shelf/values.hpp"
#include "shelf/version.hpp"
#include "shelf/vocabulary.hpp"
#include "shelf/widget.hpp"
#include "shelf/widget_state.hpp"
