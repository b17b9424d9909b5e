// SPDX-License-Identifier: Apache-2.0
#include "volume/http.h"

#include <curl/curl.h>
#include <string.h>
#include <strings.h>

#include "base/language.h"
#include "base/memory.h"

struct answer {
    struct buffer *into;
    size_t start, limit;
    bool too_large;
};

static size_t take(char *bytes, size_t size, size_t count, void *context) {
    struct answer *answer = context;
    size_t length = size * count;
    answer->too_large = answer->into->length - answer->start + length > answer->limit;
    if (answer->too_large) return 0;
    buffer_add(answer->into, bytes, length);
    return length;
}

// A header's name is compared without case, parameters behind the type do not count.
static bool is_type(const char *found, const char *wanted) {
    size_t length = strlen(wanted);
    return found && strncasecmp(found, wanted, length) == 0 &&
           (found[length] == '\0' || found[length] == ';' || found[length] == ' ');
}

static bool judge(CURL *curl, const struct http_post *post, const struct answer *answer,
                  CURLcode result, struct diagnostics *diagnostics) {
    if (answer->too_large)
        return diagnose(diagnostics, STATUS_ENVIRONMENT, post->url, 0,
                        _("answered with more than %zu bytes"), post->limit);
    if (result != CURLE_OK)
        return diagnose(diagnostics, STATUS_ENVIRONMENT, post->url, 0, _("does not answer: %s"),
                        curl_easy_strerror(result));
    long status = 0;
    const char *type = NULL;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &type);
    if (status >= 300 && status < 400)
        return diagnose(diagnostics, STATUS_ENVIRONMENT, post->url, 0,
                        _("sends us elsewhere (status %ld), which is not followed; name the final "
                          "address"),
                        status);
    if (status != 200)
        return diagnose(diagnostics, STATUS_ENVIRONMENT, post->url, 0, _("answers with status %ld"),
                        status);
    if (!is_type(type, post->expects))
        return diagnose(diagnostics, STATUS_ENVIRONMENT, post->url, 0,
                        _("answers with \"%s\" instead of %s"), type ? type : "", post->expects);
    return true;
}

bool http_exchange(const struct http_post *post, const struct buffer *request,
                   struct buffer *answer, struct diagnostics *diagnostics) {
    CURL *curl = curl_easy_init();
    if (!curl) BUG("libcurl cannot be started");
    struct answer taken = {answer, answer->length, post->limit, false};
    struct buffer sends = BUFFER_EMPTY;
    buffer_printf(&sends, "Content-Type: %s", post->sends);
    struct curl_slist *headers = curl_slist_append(NULL, buffer_text(&sends));
    headers = curl_slist_append(headers, "Expect:"); // no waiting for "100 Continue"
    curl_easy_setopt(curl, CURLOPT_URL, post->url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)post->timeout);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, buffer_text(request));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, (long)request->length);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &taken);
    CURLcode result = curl_easy_perform(curl);
    bool ok = judge(curl, post, &taken, result, diagnostics);
    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);
    buffer_free(&sends);
    return ok;
}
