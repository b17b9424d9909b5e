// SPDX-License-Identifier: Apache-2.0
// Seals: made, checked by ourselves, and checked by the lines of VERIFY.txt with openssl alone.
#include "volume_fixture.h"

#include <sys/stat.h>
#include <time.h>

#include "volume/sealer.h"
#include "volume/verify_volume.h"

#define SUBJECT "91530000DEMO00000X"

static const char *key_file(struct fixture *fixture, const char *name) {
    return arena_printf(fixture->arena, "%s/keys/%s", fixture->folder, name);
}

// A list of one file.
static const char *const *one(struct fixture *fixture, const char *path) {
    const char **list = arena_alloc(fixture->arena, 2 * sizeof *list);
    list[0] = path;
    return list;
}

static void run(struct fixture *fixture, const char *command) {
    const char *whole =
        arena_printf(fixture->arena, "cd '%s' && { %s; } > output 2>&1", fixture->folder, command);
    if (system(whole) != 0) fail_msg("%s", command);
}

static int set_up_keys(void **state) {
    if (fixture_set_up(state) != 0) return -1;
    struct fixture *fixture = *state;
    const char *root = getenv("ROOT");
    const char *command = arena_printf(fixture->arena, "sh '%s/tests/volume/make_keys.sh' '%s'",
                                       root ? root : ".", key_file(fixture, ""));
    return system(command);
}

// "rsa": rsa.key and rsa.pem.
static struct seal_settings settings_of(struct fixture *fixture, const char *name) {
    return (struct seal_settings){
        .key = key_file(fixture, arena_printf(fixture->arena, "%s.key", name)),
        .certificates = key_file(fixture, arena_printf(fixture->arena, "%s.pem", name)),
        .pss = strcmp(name, "pss") == 0,
        .crls = one(fixture, key_file(fixture, "crl.pem")),
        .subject = SUBJECT,
        .now = platform_now(),
    };
}

// One that runs keys/SCRIPT.
static struct seal_authority authority_by(struct fixture *fixture, const char *script,
                                          unsigned timeout) {
    struct seal_command *command = arena_alloc(fixture->arena, sizeof *command);
    *command = (struct seal_command){one(fixture, key_file(fixture, script)), timeout};
    return (struct seal_authority){.name = script,
                                   .exchange = seal_exchange_by_command,
                                   .context = command,
                                   .trust = one(fixture, key_file(fixture, "ca.pem"))};
}

static void with_time(struct fixture *fixture, struct seal_settings *settings) {
    struct seal_authority *authority = arena_alloc(fixture->arena, sizeof *authority);
    *authority = authority_by(fixture, "timestamp.sh", 60);
    settings->authorities = authority;
    settings->authority_count = 1;
}

static bool write_sealed(struct fixture *fixture, const struct seal_settings *settings) {
    struct sealer *sealer = sealer_new(settings, &fixture->diagnostics);
    if (!sealer) return false;
    struct volume_request request = sample_request(fixture);
    request.seal = sealer_seal(sealer);
    struct volume_written written;
    unlink(request.path);
    bool ok = volume_write(fixture->arena, &request, &written, &fixture->diagnostics);
    sealer_free(sealer);
    return ok;
}

static struct verify_report *check(struct fixture *fixture, bool trust, const char *crl,
                                   moment at) {
    struct verify_options options = {.trust =
                                         trust ? one(fixture, key_file(fixture, "ca.pem")) : NULL,
                                     .crls = crl ? one(fixture, crl) : NULL,
                                     .at = at};
    struct verify_report *report = report_new();
    verify_volume(in_folder(fixture, SAMPLE_ID ".zip"), &options, report, NULL,
                  &fixture->diagnostics);
    return report;
}

static void expect(struct verify_report *report, enum verify_layer layer,
                   enum verify_verdict verdict, const char *says) {
    bool found = says == NULL;
    for (size_t i = 0; !found && i < report->count; i++)
        found = report->items[i].layer == layer && strstr(report->items[i].message, says);
    if (found && report_verdict(report, layer) == verdict) return;
    for (size_t i = 0; i < report->count; i++)
        print_error("%s %d %s: %s\n", verify_layer_id(report->items[i].layer),
                    (int)report->items[i].verdict, report->items[i].entry,
                    report->items[i].message);
    fail_msg("%s is not %d or does not say %s", verify_layer_id(layer), (int)verdict, says);
}

// The lines of VERIFY.txt after unpacking and tampering, each in a shell of its own.
static bool verifies_by_hand(struct fixture *fixture, const char *tamper) {
    run(fixture, "rm -rf " SAMPLE_ID " && unzip -q " SAMPLE_ID ".zip");
    run(fixture, arena_printf(fixture->arena, "cd " SAMPLE_ID " && { %s; }", tamper));
    run(fixture, "grep '^\\$ ' " SAMPLE_ID "/VERIFY.txt | cut -c3- > lines");
    const char *command = arena_printf(
        fixture->arena,
        "cd '%s/" SAMPLE_ID "' && while read -r line; do TRUST='%s' sh -ec \"$line\" > ../output "
        "2>&1 < /dev/null || exit 1; done < ../lines",
        fixture->folder, key_file(fixture, "ca.pem"));
    return system(command) == 0;
}

static void every_kind_of_key(void **state) {
    struct fixture *fixture = *state;
    static const char *const kinds[] = {"rsa", "pss", "p256", "sm2"};
    for (size_t i = 0; i < 4; i++) {
        for (int timed = 0; timed < 2; timed++) {
            struct seal_settings settings = settings_of(fixture, kinds[i]);
            if (timed) with_time(fixture, &settings);
            if (!write_sealed(fixture, &settings)) fail_msg("%s: %s", kinds[i], fixture->last);
            struct verify_report *report = check(fixture, true, NULL, 0);
            expect(report, LAYER_SIGNATURE, VERDICT_PASSED, SUBJECT);
            expect(report, LAYER_CHAIN, VERDICT_PASSED, "leads to a trust anchor");
            expect(report, LAYER_REVOCATION, VERDICT_PASSED, "no certificate of the chain");
            expect(report, LAYER_TIMESTAMP, timed ? VERDICT_PASSED : VERDICT_NOT_APPLICABLE,
                   timed ? "the signature existed at" : "no trusted time");
            assert_int_equal(report->failures, 0);
            report_free(report);
            report = check(fixture, false, NULL, 0);
            expect(report, LAYER_SIGNATURE, VERDICT_PASSED, NULL);
            expect(report, LAYER_CHAIN, VERDICT_NOT_APPLICABLE, "--trust");
            assert_int_equal(report->failures, 0);
            report_free(report);
            if (!verifies_by_hand(fixture, ":")) {
                struct buffer output = read_all(fixture, in_folder(fixture, "output"));
                fail_msg("VERIFY.txt of %s: %s", kinds[i], buffer_text(&output));
            }
            assert_false(verifies_by_hand(
                fixture, "find data -name empty.txt -exec sh -c 'echo x >> \"$1\"' - {} +"));
            assert_false(verifies_by_hand(fixture, "echo x >> meta/record.xml"));
            assert_false(verifies_by_hand(
                fixture, "echo x >> meta/record.xml; find . -type f ! -name 'tagm*' ! -path "
                         "'./seal/*' ! -path './data/*' | cut -c3- | xargs sha256sum > new; mv new "
                         "tagmanifest-sha256.txt"));
        }
    }
}

// Keys from PKCS#12 and under a passphrase, wherever that stands.
static void passphrases(void **state) {
    struct fixture *fixture = *state;
    struct seal_settings settings = settings_of(fixture, "rsa");
    settings.key = key_file(fixture, "rsa.p12");
    settings.certificates = NULL;
    put_file(fixture, "secret", "DEMO secret\n");
    chmod(in_folder(fixture, "secret"), 0600);
    settings.passphrase = arena_printf(fixture->arena, "file:%s", in_folder(fixture, "secret"));
    if (!write_sealed(fixture, &settings)) fail_msg("%s", fixture->last);
    settings.key = key_file(fixture, "old.p12");
    if (!write_sealed(fixture, &settings)) fail_msg("%s", fixture->last);
    setenv("TEST_SECRET", "DEMO secret", 1);
    settings.passphrase = "env:TEST_SECRET";
    if (!write_sealed(fixture, &settings)) fail_msg("%s", fixture->last);
    assert_null(getenv("TEST_SECRET")); // no child gets it
    int descriptor = open(in_folder(fixture, "secret"), O_RDONLY);
    settings = settings_of(fixture, "locked");
    settings.passphrase = arena_printf(fixture->arena, "fd:%d", descriptor);
    if (!write_sealed(fixture, &settings)) fail_msg("%s", fixture->last);
    close(descriptor);
    put_file(fixture, "secret", "wrong\n");
    chmod(in_folder(fixture, "secret"), 0600);
    settings.passphrase = arena_printf(fixture->arena, "file:%s", in_folder(fixture, "secret"));
    assert_false(write_sealed(fixture, &settings));
    assert_non_null(strstr(fixture->last, "is the passphrase right?"));
    assert_null(strstr(fixture->last, "wrong"));
    settings.passphrase = NULL;
    assert_false(write_sealed(fixture, &settings));
    settings.passphrase = arena_printf(fixture->arena, "file:%s", in_folder(fixture, "secret"));
    chmod(in_folder(fixture, "secret"), 0644);
    assert_false(write_sealed(fixture, &settings));
    assert_non_null(strstr(fixture->last, "can be read by others"));
    settings.passphrase = "env:NOT_SET";
    assert_false(write_sealed(fixture, &settings));
    assert_non_null(strstr(fixture->last, "there is no passphrase at"));
    settings.passphrase = "DEMO secret";
    assert_false(write_sealed(fixture, &settings));
    assert_null(strstr(fixture->last, "DEMO secret"));
}

static void refused(struct fixture *fixture, const struct seal_settings *settings,
                    const char *says) {
    fixture->diagnostics.worst = STATUS_OK;
    bool sealed = write_sealed(fixture, settings);
    if (sealed || !strstr(fixture->last, says)) fail_msg("\"%s\": %s", says, fixture->last);
    assert_int_equal(fixture->diagnostics.worst, STATUS_ENVIRONMENT);
    assert_int_equal(platform_path_kind(in_folder(fixture, SAMPLE_ID ".zip")), PATH_MISSING);
}

static void keys_that_may_not_sign(void **state) {
    struct fixture *fixture = *state;
    struct seal_settings settings = settings_of(fixture, "rsa");
    settings.subject = "9153000000000000XX";
    refused(fixture, &settings, "not of \"9153000000000000XX\"");
    settings = settings_of(fixture, "rsa");
    settings.now += (moment)20 * 366 * 86400;
    settings.crls = NULL;
    refused(fixture, &settings, "is not valid at this time");
    settings = settings_of(fixture, "weak");
    refused(fixture, &settings, "none of RSA from 2048 bits");
    settings = settings_of(fixture, "server");
    refused(fixture, &settings, "not meant for signing");
    settings = settings_of(fixture, "rsa");
    settings.certificates = key_file(fixture, "pss.csr");
    refused(fixture, &settings, "holds no certificate");
    settings.certificates = key_file(fixture, "p256.pem");
    refused(fixture, &settings, "does not belong to the first certificate");
    settings = settings_of(fixture, "rsa");
    settings.now += (moment)60 * 86400;
    refused(fixture, &settings, "revocation list is out of date");
    run(fixture,
        "cd keys && openssl ca -config ca.cnf -revoke rsa.pem && openssl ca -config ca.cnf "
        "-gencrl -out crl.pem");
    settings = settings_of(fixture, "rsa");
    refused(fixture, &settings, "the signer's certificate is revoked");
}

// A key that never leaves its token (SoftHSM stands for one).
static void key_on_a_token(void **state) {
    struct fixture *fixture = *state;
    put_file(fixture, "softhsm.conf",
             arena_printf(fixture->arena, "directories.tokendir = %s/tokens\nlog.level = ERROR\n",
                          fixture->folder));
    setenv("SOFTHSM2_CONF", in_folder(fixture, "softhsm.conf"), 1);
    run(fixture,
        "mkdir tokens && softhsm2-util --init-token --free --label DEMO --pin 1234 --so-pin "
        "5678 && openssl pkcs8 -topk8 -nocrypt -in keys/p256.key -out p256.p8 && "
        "softhsm2-util --import p256.p8 --token DEMO --label signer --id 01 --pin 1234");
    struct seal_settings settings = settings_of(fixture, "p256");
    settings.module = "/usr/lib/softhsm/libsofthsm2.so";
    settings.key = "pkcs11:token=DEMO;object=signer;type=private";
    refused(fixture, &settings, "wants its PIN");
    settings.passphrase = arena_printf(fixture->arena, "file:%s", in_folder(fixture, "pin"));
    put_file(fixture, "pin", "4321\n");
    chmod(in_folder(fixture, "pin"), 0600);
    refused(fixture, &settings, "gives no such key");
    put_file(fixture, "pin", "1234\n");
    chmod(in_folder(fixture, "pin"), 0600);
    if (!write_sealed(fixture, &settings)) fail_msg("%s", fixture->last);
    struct verify_report *report = check(fixture, true, NULL, 0);
    expect(report, LAYER_CHAIN, VERDICT_PASSED, NULL);
    assert_int_equal(report->failures, 0);
    report_free(report);
    assert_true(verifies_by_hand(fixture, ":"));
    unlink(in_folder(fixture, SAMPLE_ID ".zip"));
    settings.key = "pkcs11:token=DEMO;object=other;type=private";
    refused(fixture, &settings, "gives no such key");
    settings.module = "/nonexistent/module.so";
    refused(fixture, &settings, ": ");
}

// An external signer is handed the bytes and gives the signature back.
static void external_signer(void **state) {
    struct fixture *fixture = *state;
    put_file(fixture, "sign.sh",
             arena_printf(fixture->arena,
                          "cd '%s' && exec openssl cms -sign -binary -cades -md sha256 -signer "
                          "rsa.pem -inkey rsa.key -outform DER\n",
                          key_file(fixture, "")));
    const char *command[] = {"sh", in_folder(fixture, "sign.sh"), NULL};
    struct seal_settings settings = settings_of(fixture, "rsa");
    settings.key = NULL;
    const struct seal_command signer = {command, 60};
    settings.command = &signer;
    if (!write_sealed(fixture, &settings)) fail_msg("%s", fixture->last);
    struct verify_report *report = check(fixture, true, key_file(fixture, "crl.pem"), 0);
    expect(report, LAYER_CHAIN, VERDICT_PASSED, NULL);
    assert_int_equal(report->failures, 0);
    report_free(report);
    assert_true(verifies_by_hand(fixture, ":"));
    unlink(in_folder(fixture, SAMPLE_ID ".zip"));
    settings.certificates = key_file(fixture, "p256.pem"); // it signs as somebody else
    refused(fixture, &settings, "does not verify with the signer's certificate");
    settings.certificates = key_file(fixture, "rsa.pem");
    put_file(fixture, "sign.sh", "echo nonsense\n");
    refused(fixture, &settings, "does not verify");
    put_file(fixture, "sign.sh", "exit 7\n");
    refused(fixture, &settings, "ended with status 7");
    put_file(fixture, "sign.sh", "cat /dev/zero\n");
    refused(fixture, &settings, "answered with more than");
    command[0] = "/nonexistent/signer";
    refused(fixture, &settings, "cannot be run");
}

static void authorities_that_lie(void **state) {
    struct fixture *fixture = *state;
    struct seal_settings settings = settings_of(fixture, "p256");
    with_time(fixture, &settings);
    if (!write_sealed(fixture, &settings)) fail_msg("%s", fixture->last);
    unlink(in_folder(fixture, SAMPLE_ID ".zip"));
    run(fixture, "cp keys/answer.tsr keys/old.tsr; cp keys/timestamp.sh keys/honest.sh");
    put_file(fixture, "keys/timestamp.sh",
             "#!/bin/sh\ncat > /dev/null; cat $(dirname $0)/old.tsr\n");
    refused(fixture, &settings, "covers other bytes");
    put_file(fixture, "keys/timestamp.sh", "#!/bin/sh\ncat > /dev/null; echo no\n");
    refused(fixture, &settings, "there is no token");
    put_file(fixture, "keys/timestamp.sh", // over the same bytes, for another request
             "#!/bin/sh\ncd $(dirname $0); cat > request.tsq\n"
             "openssl ts -query -digest $(openssl ts -query -in request.tsq -text | sed -n "
             "'s/^ *[0-9a-f]* - \\(.*\\)   .*/\\1/p' | tr -d ' \\n-' | cut -c1-64) -sha256 -cert "
             "-out other.tsq 2> log || exit 3\n"
             "openssl ts -reply -config ca.cnf -section tsa -queryfile other.tsq\n");
    refused(fixture, &settings, "wrong nonce");
    run(fixture, "cp keys/honest.sh keys/timestamp.sh");
    settings.now += 3600;
    refused(fixture, &settings, "set its clock");
    settings.now -= 3600;
    run(fixture,
        "mkdir other && sh -c 'cp -r keys/. other/ && cd other && openssl req -x509 -newkey "
        "rsa:2048 -nodes -keyout x.key -out x.pem -subj /CN=other'");
    struct seal_authority other = authority_by(fixture, "timestamp.sh", 60);
    other.trust = one(fixture, in_folder(fixture, "other/x.pem"));
    settings.authorities = &other;
    refused(fixture, &settings, "not below a trust anchor");
}

// A script that waits for ever, and a child of its own that does so as well and holds its output
// open.
static void put_hanging(struct fixture *fixture, const char *name) {
    put_file(fixture, name,
             arena_printf(fixture->arena, "#!/bin/sh\nsleep 600 &\necho $! > '%s'\nwait\n",
                          in_folder(fixture, "child")));
    chmod(in_folder(fixture, name), 0700);
}

static bool is_child_alive(struct fixture *fixture) {
    struct buffer text = read_all(fixture, in_folder(fixture, "child"));
    int child = atoi(buffer_text(&text));
    buffer_free(&text);
    assert_true(child > 1);
    for (int i = 0; i < 100; i++) { // whoever adopts it has to bury it
        char path[64];
        snprintf(path, sizeof path, "/proc/%d/stat", child);
        FILE *file = fopen(path, "r");
        char state = 0;
        bool there = file && fscanf(file, "%*d %*s %c", &state) == 1;
        if (file) fclose(file);
        if (!there || state == 'Z') return false;
        nanosleep(&(struct timespec){.tv_nsec = 20 * 1000 * 1000}, NULL);
    }
    return true;
}

static void a_signer_that_hangs(void **state) {
    struct fixture *fixture = *state;
    put_hanging(fixture, "hang.sh");
    const struct seal_command signer = {one(fixture, in_folder(fixture, "hang.sh")), 1};
    struct seal_settings settings = settings_of(fixture, "rsa");
    settings.key = NULL;
    settings.command = &signer;
    refused(fixture, &settings, "hang.sh: had not ended after 1 seconds and was killed");
    assert_false(is_child_alive(fixture));
}

// The next authority is asked when one does not answer or lies; the last one's word counts.
static void authorities_in_turn(void **state) {
    struct fixture *fixture = *state;
    put_hanging(fixture, "keys/hang.sh");
    put_file(fixture, "keys/lie.sh", "#!/bin/sh\ncat > /dev/null; echo no\n");
    chmod(key_file(fixture, "lie.sh"), 0700);
    struct seal_settings settings = settings_of(fixture, "p256");
    struct seal_authority three[] = {authority_by(fixture, "hang.sh", 1),
                                     authority_by(fixture, "lie.sh", 60),
                                     authority_by(fixture, "timestamp.sh", 60)};
    settings.authorities = three;
    settings.authority_count = 3;
    if (!write_sealed(fixture, &settings)) fail_msg("%s", fixture->last);
    assert_int_equal(fixture->diagnostics.worst, STATUS_OK);
    assert_non_null(
        strstr(fixture->last, "lie.sh is passed over, the next one is asked: timestamp.sh"));
    assert_false(is_child_alive(fixture));
    struct verify_report *report = check(fixture, true, NULL, 0);
    expect(report, LAYER_TIMESTAMP, VERDICT_PASSED, "the signature existed at");
    assert_int_equal(report->failures, 0);
    report_free(report);
    unlink(in_folder(fixture, SAMPLE_ID ".zip"));
    settings.authority_count = 2;
    refused(fixture, &settings, "there is no token");
}

// Seals that were taken away, put on, or exchanged.
static void seals_that_were_moved(void **state) {
    struct fixture *fixture = *state;
    struct seal_settings settings = settings_of(fixture, "p256");
    with_time(fixture, &settings);
    if (!write_sealed(fixture, &settings)) fail_msg("%s", fixture->last);
    struct buffer bytes = read_all(fixture, in_folder(fixture, SAMPLE_ID ".zip"));
    // The signature's bytes, changed with their checksum: only the signature itself can tell.
    static const char *const names[] = {"tagmanifest-sha256.txt.p7s", "tagmanifest-sha256.txt.tsr"};
    static const enum verify_layer layers[] = {LAYER_SIGNATURE, LAYER_TIMESTAMP};
    for (size_t i = 0; i < 2; i++) {
        run(fixture,
            arena_printf(fixture->arena,
                         "python3 -c \"import zipfile,zlib;p='" SAMPLE_ID ".zip';"
                         "b=bytearray(open(p,'rb').read());z=zipfile.ZipFile(p);"
                         "e=z.getinfo('" SAMPLE_ID "/seal/%s');d=bytearray(z.read(e));"
                         "o=e.header_offset+30+len(e.filename);c=zlib.crc32(bytes(d));"
                         "d[-3]^=1;b[o:o+len(d)]=d;"
                         "b=bytes(b).replace(c.to_bytes(4,'little'),"
                         "zlib.crc32(bytes(d)).to_bytes(4,'little'));"
                         "open('x.zip','wb').write(b)\" && cp -f " SAMPLE_ID ".zip kept.zip && "
                         "cp -f x.zip " SAMPLE_ID ".zip",
                         names[i]));
        struct verify_report *report = check(fixture, true, NULL, 0);
        assert_int_equal(report->failed[LAYER_STRUCTURE], 0);
        expect(report, layers[i], VERDICT_FAILED, NULL);
        report_free(report);
        run(fixture, "cp -f kept.zip " SAMPLE_ID ".zip");
    }
    buffer_free(&bytes);
}

// After the certificate has ended, the token's time still proves the signature.
static void after_the_certificate_has_expired(void **state) {
    struct fixture *fixture = *state;
    struct seal_settings settings = settings_of(fixture, "short");
    with_time(fixture, &settings);
    if (!write_sealed(fixture, &settings)) fail_msg("%s", fixture->last);
    moment later = settings.now + (moment)30 * 365 * 86400;
    struct verify_report *report = check(fixture, true, NULL, later);
    expect(report, LAYER_CHAIN, VERDICT_PASSED, "which is proved");
    assert_int_equal(report->failures, 0);
    report_free(report);
    settings.authority_count = 0;
    if (!write_sealed(fixture, &settings)) fail_msg("%s", fixture->last);
    report = check(fixture, true, NULL, later);
    expect(report, LAYER_CHAIN, VERDICT_FAILED, "certificate has expired");
    report_free(report);
    with_time(fixture, &settings);
    if (!write_sealed(fixture, &settings)) fail_msg("%s", fixture->last);
    nanosleep(&(struct timespec){.tv_sec = 6}, NULL);
    assert_true(verifies_by_hand(fixture, ":"));
}

// Revoked after the token's time: good. Signed after the revocation: refused.
static void revocation_by_dates(void **state) {
    struct fixture *fixture = *state;
    struct seal_settings settings = settings_of(fixture, "p256");
    with_time(fixture, &settings);
    if (!write_sealed(fixture, &settings)) fail_msg("%s", fixture->last);
    run(fixture,
        "sleep 1; cd keys && openssl ca -config ca.cnf -revoke p256.pem && openssl ca -config "
        "ca.cnf -gencrl -out newer.pem && sed 's/^\\(R\t[0-9Z]*\t\\)[0-9]*Z/\\1"
        "200101000000Z/' index.txt > older && mv older index.txt && openssl ca -config "
        "ca.cnf -gencrl -out before.pem");
    struct verify_report *report = check(fixture, true, key_file(fixture, "newer.pem"), 0);
    expect(report, LAYER_REVOCATION, VERDICT_PASSED, "after it signed");
    assert_int_equal(report->failures, 0);
    report_free(report);
    report = check(fixture, true, key_file(fixture, "before.pem"), 0);
    expect(report, LAYER_REVOCATION, VERDICT_FAILED, "was revoked on 2020-01-01");
    report_free(report);
    assert_true(verifies_by_hand(fixture, ":"));
    settings.authority_count = 0; // without trusted time nothing proves that it was before
    if (!write_sealed(fixture, &settings)) fail_msg("%s", fixture->last);
    report = check(fixture, true, key_file(fixture, "newer.pem"), 0);
    expect(report, LAYER_REVOCATION, VERDICT_FAILED, "no trusted time proves");
    report_free(report);
}

static void anchors_that_are_not_there(void **state) {
    struct fixture *fixture = *state;
    struct seal_settings settings = settings_of(fixture, "p256");
    if (!write_sealed(fixture, &settings)) fail_msg("%s", fixture->last);
    struct verify_options options = {.trust = one(fixture, in_folder(fixture, "none.pem"))};
    struct verify_report *report = report_new();
    assert_false(verify_volume(in_folder(fixture, SAMPLE_ID ".zip"), &options, report, NULL,
                               &fixture->diagnostics));
    assert_int_equal(fixture->diagnostics.worst, STATUS_ENVIRONMENT);
    report_free(report);
    run(fixture, "openssl req -x509 -newkey rsa:2048 -nodes -keyout x.key -out x.pem -subj /CN=x");
    options.trust = one(fixture, in_folder(fixture, "x.pem"));
    report = report_new();
    assert_false(verify_volume(in_folder(fixture, SAMPLE_ID ".zip"), &options, report, NULL,
                               &fixture->diagnostics));
    expect(report, LAYER_CHAIN, VERDICT_FAILED, "unable to get local issuer certificate");
    report_free(report);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up_keys, fixture_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(after_the_certificate_has_expired),
        TEST(every_kind_of_key),
        TEST(passphrases),
        TEST(keys_that_may_not_sign),
        TEST(key_on_a_token),
        TEST(external_signer),
        TEST(authorities_that_lie),
        TEST(authorities_in_turn),
        TEST(a_signer_that_hangs),
        TEST(seals_that_were_moved),
        TEST(revocation_by_dates),
        TEST(anchors_that_are_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
