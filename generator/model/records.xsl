<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0
     From a schema to C: a struct and a table of fields for each complexType (model/record.h says what they
     are for). Run by the Makefile, once for the header and once for the source:

         xsltproc -stringparam name config -stringparam part header|source records.xsl schemas/config.xsd

     What it reads beside names and types:
       xs:documentation    its first sentence, up to "。", is the Chinese term
       m:codes             a code, and the list of schemas/codes.xml that has its values
       m:refers            what the value names: the kind of record and its field, as in room.id; several with blanks
       m:when              when a day may be that is not simply the day of an event: words, with blanks
                             plan    it may lie ahead          end   something lasts until it, years ahead
                             old     it may lie far back       birth a birth
                             export  of the file itself        aside no step of the batch
                             step    a step of the batch, although it lies ahead
                             archive the day of the volumes
                           a year (type year) is a "year plan" unless told
       m:id                an id: no other record of its list has it (an attribute id of the type id needs no word of it)
       m:open              of the type id, and neither an id nor a reference: why
       m:member            an element that no member is named after: the list takes every other element
       m:type              of a simple type or attribute: code or digest, which XML Schema has no name for; text,
                           where words are enumerated that are no code
       m:identity          of a simple type: the text says who a person is, personName or idNumber
       m:characters        "any" of a root or a simple type: what nobody sees in a text is a rule's business, not the reader's
       m:record            the struct's name, where it is not that of the type
       m:computed          in xs:appinfo: filled by the program, not read -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:m="urn:juance:model">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:param name="name"/>
  <xsl:param name="part"/>
  <xsl:variable name="capital" select="translate($name, 'abcdefghijklmnopqrstuvwxyz-', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_')"/>
  <!-- The simple types of this schema and of those that it includes. -->
  <xsl:variable name="types" select="/xs:schema/xs:simpleType | document(/xs:schema/xs:include/@schemaLocation, /)/xs:schema/xs:simpleType"/>

  <xsl:template match="/xs:schema">
    <xsl:value-of select="concat('// Made from schemas/', $name, '.xsd when the program is built.&#10;')"/>
    <xsl:choose>
      <xsl:when test="$part = 'header'">
        <xsl:value-of select="concat('#ifndef JUANCE_RECORDS_', $capital, '_H&#10;#define JUANCE_RECORDS_', $capital, '_H&#10;&#10;')"/>
        <xsl:text>#include "model/record.h"&#10;</xsl:text>
        <xsl:for-each select="xs:include">
          <xsl:value-of select="concat('#include &quot;records/', substring-before(@schemaLocation, '.xsd'), '.h&quot;&#10;')"/>
        </xsl:for-each>
        <xsl:apply-templates select="xs:complexType" mode="struct"/>
        <xsl:text>&#10;#endif&#10;</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat('#include &quot;records/', $name, '.h&quot;&#10;')"/>
        <xsl:apply-templates select="xs:complexType" mode="table"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== a record ==== -->
  <xsl:template name="struct">
    <xsl:choose>
      <xsl:when test="@m:record"><xsl:value-of select="@m:record"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="xs:complexType" mode="struct">
    <xsl:variable name="struct"><xsl:call-template name="struct"/></xsl:variable>
    <xsl:value-of select="concat('&#10;// ', normalize-space(xs:annotation/xs:documentation), '&#10;struct ', $struct, ' {&#10;')"/>
    <xsl:text>    struct record record;&#10;</xsl:text>
    <xsl:apply-templates select="xs:attribute | xs:sequence/xs:element | xs:annotation/xs:appinfo/m:computed" mode="member">
      <xsl:sort select="self::xs:element or self::m:computed" data-type="text"/>
      <xsl:sort select="boolean(self::m:computed)" data-type="text"/>
    </xsl:apply-templates>
    <xsl:value-of select="concat('};&#10;extern const struct record_kind ', $struct, '_kind;&#10;')"/>
  </xsl:template>

  <xsl:template match="xs:complexType" mode="table">
    <xsl:variable name="struct"><xsl:call-template name="struct"/></xsl:variable>
    <xsl:for-each select="xs:annotation/xs:appinfo/m:computed/@items">
      <xsl:value-of select="concat('&#10;extern const struct record_kind ', ., '_kind;')"/>
    </xsl:for-each>
    <xsl:value-of select="concat('&#10;static const struct field ', $struct, '_fields[] = {&#10;')"/>
    <xsl:apply-templates select="xs:attribute | xs:sequence/xs:element | xs:annotation/xs:appinfo/m:computed" mode="row">
      <xsl:with-param name="record" select="$struct"/>
      <xsl:sort select="self::xs:element or self::m:computed" data-type="text"/>
      <xsl:sort select="boolean(self::m:computed)" data-type="text"/>
    </xsl:apply-templates>
    <xsl:value-of select="concat('};&#10;const struct record_kind ', $struct, '_kind = {&#10;    .name = &quot;', @name, '&quot;,&#10;')"/>
    <xsl:text>    .label = "</xsl:text>
    <xsl:call-template name="term"/>
    <xsl:value-of select="concat('&quot;,&#10;    .size = sizeof(struct ', $struct, '),&#10;    .fields = ', $struct, '_fields,&#10;')"/>
    <xsl:value-of select="concat('    .field_count = sizeof ', $struct, '_fields / sizeof *', $struct, '_fields,&#10;')"/>
    <xsl:if test="@m:characters = 'any'">    .any_character = true,&#10;</xsl:if>
    <xsl:text>};&#10;</xsl:text>
  </xsl:template>

  <!-- ==== a field ==== -->
  <xsl:template match="xs:attribute | xs:element | m:computed" mode="member">
    <xsl:variable name="type"><xsl:call-template name="type"/></xsl:variable>
    <xsl:value-of select="concat('    C_', $type, ' ')"/>
    <xsl:call-template name="name"/>
    <xsl:value-of select="concat('; // ', normalize-space(xs:annotation/xs:documentation | self::m:computed), '&#10;')"/>
  </xsl:template>

  <xsl:template match="xs:attribute | xs:element | m:computed" mode="row">
    <xsl:param name="record"/>
    <xsl:variable name="type"><xsl:call-template name="type"/></xsl:variable>
    <xsl:variable name="name"><xsl:call-template name="name"/></xsl:variable>
    <xsl:value-of select="concat('    {.name = &quot;', $name, '&quot;, .type = FIELD_', $type, ', .offset = offsetof(struct ', $record, ', ', $name, '), .label = &quot;')"/>
    <xsl:call-template name="term"/>
    <xsl:text>"</xsl:text>
    <xsl:if test="$type = 'list'"><xsl:value-of select="concat(', .items = &amp;', @items, self::xs:element/@type, '_kind')"/></xsl:if>
    <xsl:if test="@m:codes | self::m:computed/@codes"><xsl:value-of select="concat(', .codes = &quot;', @m:codes, self::m:computed/@codes, '&quot;')"/></xsl:if>
    <xsl:if test="@m:refers"><xsl:value-of select="concat(', .refers = &quot;', @m:refers, '&quot;')"/></xsl:if>
    <xsl:choose>
      <xsl:when test="@m:when"><xsl:value-of select="concat(', .when = &quot;', @m:when, '&quot;')"/></xsl:when>
      <xsl:when test="self::xs:attribute[@type = 'year']">, .when = "year plan"</xsl:when>
    </xsl:choose>
    <xsl:variable name="attribute-type" select="@type"/>
    <xsl:for-each select="$types[@name = $attribute-type]/@m:identity"><xsl:value-of select="concat(', .identity = IDENTITY_', .)"/></xsl:for-each>
    <xsl:variable name="white"><xsl:call-template name="white-space-of"><xsl:with-param name="type" select="@type | self::xs:attribute/xs:simpleType/xs:restriction/@base"/></xsl:call-template></xsl:variable>
    <xsl:if test="$white = 'preserve' or self::m:computed">, .preserve = true</xsl:if>
    <xsl:if test="@m:id or (@name = 'id' and @type = 'id')">, .id = true</xsl:if>
    <xsl:if test="$types[@name = current()/@type]/xs:list">, .several = true</xsl:if>
    <xsl:if test="$types[@name = $attribute-type]/@m:characters = 'any'">, .any_character = true</xsl:if>
    <xsl:if test="self::m:computed or @m:member">, .computed = true</xsl:if>
    <xsl:text>},&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="name">
    <xsl:choose>
      <xsl:when test="@m:member"><xsl:value-of select="@m:member"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="term">
    <xsl:variable name="words" select="normalize-space(xs:annotation/xs:documentation | self::m:computed)"/>
    <xsl:value-of select="substring-before(concat($words, '。'), '。')"/>
  </xsl:template>

  <xsl:template name="type">
    <xsl:choose>
      <xsl:when test="self::xs:element">list</xsl:when>
      <xsl:when test="self::m:computed"><xsl:value-of select="@type"/></xsl:when>
      <xsl:when test="@m:type"><xsl:value-of select="@m:type"/></xsl:when>
      <xsl:when test="$types[@name = current()/@type]/xs:list">text</xsl:when>
      <xsl:when test="@m:codes or xs:simpleType/xs:restriction/xs:enumeration">code</xsl:when>
      <xsl:when test="@type"><xsl:call-template name="type-of"><xsl:with-param name="type" select="@type"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="type-of"><xsl:with-param name="type" select="xs:simpleType/xs:restriction/@base"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The model's type for a simple type: m:type where it says so, or else what it restricts; what is enumerated
       is a code. -->
  <xsl:template name="type-of">
    <xsl:param name="type"/>
    <xsl:choose>
      <xsl:when test="$types[@name = $type]/@m:type"><xsl:value-of select="$types[@name = $type]/@m:type"/></xsl:when>
      <xsl:when test="$types[@name = $type]/xs:restriction/xs:enumeration">code</xsl:when>
      <xsl:when test="$type = 'xs:int' or $type = 'xs:integer' or $type = 'xs:positiveInteger' or $type = 'xs:nonNegativeInteger'">integer</xsl:when>
      <xsl:when test="$type = 'xs:decimal' or $type = 'xs:boolean' or $type = 'xs:date'"><xsl:value-of select="substring-after($type, ':')"/></xsl:when>
      <xsl:when test="$type = 'xs:dateTime'">moment</xsl:when>
      <xsl:when test="$types[@name = $type]/xs:restriction">
        <xsl:call-template name="type-of"><xsl:with-param name="type" select="$types[@name = $type]/xs:restriction/@base"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>text</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "preserve" for what restricts xs:string; every other type collapses (normalizedString is not used). -->
  <xsl:template name="white-space-of">
    <xsl:param name="type"/>
    <xsl:choose>
      <xsl:when test="$type = 'xs:string'">preserve</xsl:when>
      <xsl:when test="$types[@name = $type]/xs:restriction">
        <xsl:call-template name="white-space-of"><xsl:with-param name="type" select="$types[@name = $type]/xs:restriction/@base"/></xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
