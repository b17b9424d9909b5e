// SPDX-License-Identifier: Apache-2.0
#include "archive/premis.h"

#include "base/map.h"
#include "xml/writer.h"

static void identifier(struct xml_writer *xml, const char *element, const char *type_element,
                       const char *value_element, const char *value) {
    xml_element(xml, element);
    xml_text_element(xml, type_element, "local");
    xml_text_element(xml, value_element, value);
    xml_end(xml);
}

static void detail(struct xml_writer *xml, const char *text) {
    if (!text) return;
    xml_element(xml, "eventDetailInformation");
    xml_text_element(xml, "eventDetail", text);
    xml_end(xml);
}

static void write_event(struct xml_writer *xml, const struct catalogue_event *event,
                        struct arena *arena) {
    char at[MOMENT_TEXT];
    xml_element(xml, "event");
    identifier(xml, "eventIdentifier", "eventIdentifierType", "eventIdentifierValue",
               arena_printf(arena, "%lld", (long long)event->sequence));
    xml_text_element(xml, "eventType", event->kind);
    xml_text_element(xml, "eventDateTime",
                     arena_printf(arena, "%s+08:00", moment_format(event->at, at)));
    detail(xml, event->detail);
    // The chain: each digest is over the one before and the event's own text.
    detail(xml, arena_printf(arena, "sha256:%s", event->digest));
    xml_element(xml, "eventOutcomeInformation");
    xml_text_element(xml, "eventOutcome", event->outcome);
    xml_end(xml);
    identifier(xml, "linkingAgentIdentifier", "linkingAgentIdentifierType",
               "linkingAgentIdentifierValue", event->agent);
    identifier(xml, "linkingObjectIdentifier", "linkingObjectIdentifierType",
               "linkingObjectIdentifierValue", event->subject);
    xml_end(xml);
}

void premis_write(const struct catalogue_events *events, struct buffer *into) {
    struct arena *arena = arena_new();
    struct map objects = {0}, agents = {0};
    // At least one object has to stand there.
    if (events->count == 0) map_add(&objects, "archive", NULL);
    for (size_t i = 0; i < events->count; i++) {
        map_add(&objects, events->items[i].subject, NULL);
        map_add(&agents, events->items[i].agent, NULL);
    }
    struct xml_writer xml = xml_writer_start(into);
    xml_element(&xml, "premis");
    xml_attribute(&xml, "xmlns", "http://www.loc.gov/premis/v3");
    xml_attribute(&xml, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    xml_attribute(&xml, "version", "3.0");
    for (size_t i = 0; i < objects.count; i++) {
        xml_element(&xml, "object");
        xml_attribute(&xml, "xsi:type", "intellectualEntity");
        identifier(&xml, "objectIdentifier", "objectIdentifierType", "objectIdentifierValue",
                   objects.entries[i].key);
        xml_end(&xml);
    }
    for (size_t i = 0; i < events->count; i++) write_event(&xml, &events->items[i], arena);
    for (size_t i = 0; i < agents.count; i++) {
        xml_element(&xml, "agent");
        identifier(&xml, "agentIdentifier", "agentIdentifierType", "agentIdentifierValue",
                   agents.entries[i].key);
        xml_text_element(&xml, "agentName", agents.entries[i].key);
        xml_end(&xml);
    }
    xml_end(&xml);
    map_free(&objects);
    map_free(&agents);
    arena_free(arena);
}
